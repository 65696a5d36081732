import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { Submission } from '../submission.entity.js';
import { BackToDraft } from './back-to-draft.js';

/**
 * Returns a sealed submission as incomplete: it becomes the draft of the same attempt again, and the candidate reads
 * the reason. After the deadline the administrator must also extend the enrollment. What a team sealed is
 * returned to all of its members.
 * @throws DomainError `submission.transition` (409) once the review has begun.
 */
@Injectable()
export class ReturnIncomplete {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: DatabaseClock,
    private readonly backToDraft: BackToDraft,
  ) {}

  run({
    actor,
    submissionId,
    reason,
  }: {
    actor: PersonActor;
    submissionId: string;
    reason: string;
  }): Promise<Submission> {
    return this.transactor.run(async (tx) => {
      const at = await this.clock.now(tx);
      return this.backToDraft.take(tx, { submissionId, command: 'return-incomplete', actorId: actor.id, at, reason });
    });
  }
}
