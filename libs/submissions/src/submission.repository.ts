import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { type Locked, lockRow, type NewEvent, Transitions, type Tx } from '#database';
import { DomainError, notFound } from '#kernel';
import { submissionsEvents } from './events.js';
import { Submission } from './submission.entity.js';
import { submissionLifecycle } from './submission.lifecycle.js';
import type { SubmissionCommand } from './vocabulary.js';

interface Move {
  /** The id, or the row where this transaction has locked it already. */
  of: string | Locked<Submission>;
  command: SubmissionCommand;
  /** Null when Laurel does it. */
  actorId: string | null;
  reason?: string;
}

/** Reads and locks submissions, and moves them from state to state. */
@Injectable()
export class SubmissionRepository {
  constructor(private readonly transitions: Transitions) {}

  /** @throws DomainError `submission.not-found`, also for the draft of a team. */
  async find(manager: EntityManager, submissionId: string): Promise<Submission> {
    const submission = await manager.findOneBy(Submission, { id: submissionId, teamId: IsNull() });
    if (submission === null) throw notFound('submission');
    return submission;
  }

  /**
   * Like {@link find}. Nobody else can change the submission or its contents until the transaction ends, nor those that a
   * team sealed with it. They are locked in the order of their ids, so that two transactions cannot wait for each other.
   */
  async lock(tx: Tx, submissionId: string): Promise<Locked<Submission>> {
    await tx.query(
      `SELECT 1 FROM submission
        WHERE team_id IS NULL AND (id = $1 OR panel_id = (SELECT panel_id FROM submission WHERE id = $1))
        ORDER BY id FOR NO KEY UPDATE`,
      [submissionId],
    );
    return lockRow(tx, Submission, { id: submissionId, teamId: IsNull() }, 'submission');
  }

  /**
   * Moves a submission along its lifecycle and appends the event. When two requests race, one wins.
   * @throws DomainError `submission.transition` (409) with the state and the allowed commands.
   */
  move(tx: Tx, { of, command, actorId, reason }: Move, changes: Partial<Submission> = {}): Promise<Locked<Submission>> {
    return this.transitions.run(tx, Submission, submissionLifecycle, {
      of,
      command,
      changes,
      event: (after, before) => eventOf(command, { before, after, actorId, reason }),
    });
  }

  /**
   * Claims the draft for a change to a text, a file or evidence. It raises the revision, so a seal that read the draft
   * before this change fails.
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

function eventOf(
  command: SubmissionCommand,
  { before, after, actorId, reason }: { before: Submission; after: Submission } & Pick<Move, 'actorId' | 'reason'>,
): NewEvent {
  const payload = { enrollmentId: after.enrollmentId, attempt: after.attempt, from: before.state, to: after.state };
  const told = { subjectId: after.id, actorId, payload };
  switch (command) {
    case 'seal':
      return submissionsEvents['submission.sealed']({
        ...told,
        payload: { ...payload, manifestSha256: after.manifestSha256! },
      });
    case 'recall':
      return submissionsEvents['submission.recalled'](told);
    case 'return-incomplete':
      return submissionsEvents['submission.returned']({ ...told, payload: { ...payload, reason: reason! } });
    case 'begin-review':
      return submissionsEvents['submission.review-begun'](told);
    case 'adjudicate':
      return submissionsEvents['submission.adjudicating'](told);
    case 'decide':
      return submissionsEvents['submission.decided'](told);
    case 'release':
      return submissionsEvents['submission.released'](told);
  }
}

/** The refusal of a change to a sealed submission. */
export function submissionSealed(): DomainError {
  return new DomainError(
    'conflict',
    'submission.sealed',
    'This work is submitted, so it cannot be changed. You can recall it until a reviewer enters the first score.',
  );
}
