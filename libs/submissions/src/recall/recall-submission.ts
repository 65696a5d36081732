import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { type Enrollment, isOnTime } from '#pilots';
import { OwnSubmissions } from '../own-submissions.js';
import { Submission } from '../submission.entity.js';
import { submissionLifecycle } from '../submission.lifecycle.js';
import { BackToDraft } from './back-to-draft.js';

/**
 * Makes a sealed submission the draft of the same attempt again, until the first score is written (rule 9). After the
 * deadline it is refused, because the candidate could not seal it again. What a team sealed is recalled for all of its
 * members, and the earliest of their deadlines counts.
 * @throws DomainError `submission.transition` (409) once the review has begun; `submission.recall-after-close` (409).
 */
@Injectable()
export class RecallSubmission {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: DatabaseClock,
    private readonly own: OwnSubmissions,
    private readonly backToDraft: BackToDraft,
  ) {}

  run({ actor, submissionId }: { actor: PersonActor; submissionId: string }): Promise<Submission> {
    return this.transactor.run(async (tx) => {
      const { submission } = await this.own.findPersonal(tx, actor, submissionId);
      submissionLifecycle.next(submission.state, 'recall');
      const at = await this.clock.now(tx);
      const refuse = ({ closesAt }: Enrollment) => {
        if (!isOnTime(at, closesAt)) throw afterClose(closesAt);
      };
      return this.backToDraft.take(tx, { submissionId, command: 'recall', actorId: actor.id, at, refuse });
    });
  }
}

function afterClose(closesAt: Date | null): DomainError {
  return new DomainError(
    'conflict',
    'submission.recall-after-close',
    'The deadline has passed, so you could not submit again after a recall. Your work stays submitted.',
    { closesAt },
  );
}
