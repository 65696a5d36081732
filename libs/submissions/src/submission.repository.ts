import { Injectable } from '@nestjs/common';
import { Outbox, type Tx } from '#database';
import { DomainError, notFound } from '#kernel';
import { In, type EntityManager } from 'typeorm';
import { submissionEvents, submissionLifecycle, type SubmissionCommand } from './domain/submission.lifecycle.js';
import { Submission } from './submission.entity.js';

interface Move {
  submissionId: string;
  command: SubmissionCommand;
  /** Null when Laurel does it by itself. */
  actorId: string | null;
  reason?: string;
}

/** Where submissions are read and moved from state to state. */
@Injectable()
export class SubmissionRepository {
  constructor(private readonly outbox: Outbox) {}

  /** @throws DomainError `submission.not-found` */
  async find(manager: EntityManager, submissionId: string): Promise<Submission> {
    const submission = await manager.findOneBy(Submission, { id: submissionId });
    if (submission === null) throw notFound('submission');
    return submission;
  }

  /** Like {@link find}, and nobody else writes to it or below it until the transaction ends. */
  async lock(tx: Tx, submissionId: string): Promise<Submission> {
    const submission = await tx.findOne(Submission, {
      where: { id: submissionId },
      lock: { mode: 'pessimistic_write' },
    });
    if (submission === null) throw notFound('submission');
    return submission;
  }

  /**
   * Moves a submission along its lifecycle by one conditional update, and writes the event.
   * Of two requests that race, one wins.
   * @throws DomainError `submission.transition` (409) naming the state and what it allows.
   */
  async move(
    tx: Tx,
    { submissionId, command, actorId, reason }: Move,
    changes: Partial<Submission> = {},
  ): Promise<Submission> {
    const from = submissionLifecycle.statesAllowing(command);
    const before = await this.lock(tx, submissionId);
    const state = submissionLifecycle.next(before.state, command);
    const updated = await tx.update(Submission, { id: submissionId, state: In(from) }, {
      ...changes,
      state,
      revision: before.revision + 1,
    } as never);
    if (updated.affected !== 1) throw submissionLifecycle.conflict(before.state, command);
    await this.outbox.append(tx, {
      type: submissionEvents[command],
      subject: { kind: 'submission', id: submissionId },
      actorId,
      payload: {
        enrollmentId: before.enrollmentId,
        attempt: before.attempt,
        from: before.state,
        to: state,
        ...(changes.manifestSha256 ? { manifestSha256: changes.manifestSha256 } : {}),
        ...(reason ? { reason } : {}),
      },
    });
    return { ...before, ...changes, state, revision: before.revision + 1 };
  }

  /**
   * Claims the draft for a change below it (text, file, evidence): raises its revision, so that a seal that read
   * the draft before cannot win after, and refuses once it is sealed.
   * @throws DomainError `submission.sealed` (409)
   */
  async touchDraft(tx: Tx, submissionId: string): Promise<void> {
    const touched = await tx
      .createQueryBuilder()
      .update(Submission)
      .set({ revision: () => 'revision + 1' })
      .where('id = :submissionId AND state = :draft', { submissionId, draft: 'draft' })
      .execute();
    if (touched.affected !== 1) throw submissionSealed();
  }
}

/** The refusal of a change to what is sealed. */
export function submissionSealed(): DomainError {
  return new DomainError(
    'conflict',
    'submission.sealed',
    'This submission is sealed, so it cannot be changed. Recall it first, while no score has been written.',
  );
}
