import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactor, Transitions } from '#database';
import { contentsOf } from '../contents.js';
import { submissionsEvents } from '../events.js';
import { OwnSubmissions } from '../own-submissions.js';
import { SubmissionRepository } from '../submission.repository.js';
import { standingOf } from './artifact-content.policy.js';
import { Confirmation } from './confirmation.entity.js';
import { confirmationLifecycle } from './confirmation.lifecycle.js';

/** So many are compared before the sweep looks again. */
const atOnce = 50;

/**
 * Takes confirmations away whose artifact is no longer what the coach confirmed, and tells the candidate and the coach.
 * Sealing does not wait for it: it compares for itself.
 * @returns how many were compared.
 */
@Injectable()
export class LapseConfirmations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly transitions: Transitions,
    private readonly submissions: SubmissionRepository,
    private readonly own: OwnSubmissions,
  ) {}

  async run(): Promise<number> {
    const changed = await this.dataSource.query<{ id: string }[]>(
      `SELECT confirmation.id FROM confirmation JOIN submission ON submission.id = confirmation.submission_id
        WHERE confirmation.state = 'confirmed' AND submission.state = 'draft'
          AND confirmation.compared_revision <> submission.revision
        ORDER BY confirmation.id LIMIT ${atOnce}`,
    );
    for (const { id } of changed) await this.compare(id);
    return changed.length;
  }

  private compare(id: string): Promise<void> {
    return this.transactor.run(async (tx) => {
      const { submissionId, kind: artifact } = await tx.findOneByOrFail(Confirmation, { id });
      const { state, revision } = await this.submissions.lock(tx, submissionId);
      const confirmation = await tx.findOneByOrFail(Confirmation, { id });
      if (state !== 'draft' || confirmation.state !== 'confirmed') return;
      if (standingOf(confirmation, await contentsOf(tx, submissionId)) === 'confirmed') {
        await tx.update(Confirmation, { id }, { comparedRevision: revision });
        return;
      }
      const { enrollment } = await this.own.behind(tx, submissionId);
      await this.transitions.run(tx, Confirmation, confirmationLifecycle, {
        of: id,
        command: 'lapse',
        event: ({ coachId }) =>
          submissionsEvents['confirmation.lapsed']({
            subjectId: id,
            actorId: null,
            payload: { submissionId, artifact, candidateId: enrollment.personId, coachId: coachId! },
          }),
      });
    });
  }
}
