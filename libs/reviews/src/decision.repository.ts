import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { Outbox, type Tx } from '#database';
import { DomainError, Ids, notFound } from '#kernel';
import type { Enrollment } from '#pilots';
import type { Submission } from '#submissions';
import { Decision } from './decision.entity.js';
import type { Judgment } from './decision/decision.policy.js';
import { reviewsEvents } from './events.js';

/** Where decisions are written, read and released. */
@Injectable()
export class DecisionRepository {
  constructor(
    private readonly outbox: Outbox,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `decision.not-found` */
  async of(manager: EntityManager, submissionId: string): Promise<Decision> {
    const decision = await manager.findOneBy(Decision, { submissionId });
    if (decision === null) throw notFound('decision');
    return decision;
  }

  /**
   * Writes the decision of a submission. Its event leaves out the outcome, so nothing reveals it before the release.
   */
  async add(tx: Tx, submission: Submission, { outcome, details }: Judgment, at: Date): Promise<void> {
    const decision: Decision = {
      id: this.ids.next(),
      submissionId: submission.id,
      outcome,
      details,
      decidedAt: at,
      releasedAt: null,
      releasedBy: null,
    };
    await tx.insert(Decision, decision as never);
    const { id: submissionId, enrollmentId, attempt } = submission;
    const event = { subjectId: decision.id, payload: { submissionId, enrollmentId, attempt } };
    await this.outbox.append(tx, reviewsEvents['decision.made'](event));
  }

  /** @throws DomainError `decision.released` (409) when the decision was released before. */
  async release(
    tx: Tx,
    decision: Decision,
    {
      submission,
      enrollment,
      actorId,
      at,
    }: { submission: Submission; enrollment: Enrollment; actorId: string; at: Date },
  ): Promise<Decision> {
    const released = await tx.update(
      Decision,
      { id: decision.id, releasedAt: IsNull() },
      { releasedAt: at, releasedBy: actorId },
    );
    if (released.affected !== 1)
      throw new DomainError('conflict', 'decision.released', 'This decision has already been released.');
    const payload = {
      submissionId: submission.id,
      enrollmentId: enrollment.id,
      personId: enrollment.personId,
      attempt: submission.attempt,
      outcome: decision.outcome,
    };
    await this.outbox.append(tx, reviewsEvents['decision.released']({ subjectId: decision.id, actorId, payload }));
    return { ...decision, releasedAt: at, releasedBy: actorId };
  }
}
