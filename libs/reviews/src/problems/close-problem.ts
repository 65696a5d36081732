import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { ReadingAccess } from '../reading/reading-access.js';
import { ReviewRepository } from '../review.repository.js';
import type { ProblemAnswer, ProblemCommand } from '../vocabulary.js';
import type { ReviewProblem } from './problem.entity.js';
import { ProblemRepository } from './problem.repository.js';
import { resumed } from './waiting.policy.js';

const commands: Record<ProblemAnswer, ProblemCommand> = { mended: 'mend', dismissed: 'dismiss' };

/**
 * An administrator answers a problem that a reviewer reported. Once none of the review's problems is open, its due date
 * and lease run again, later by the time that the review waited (rule 41).
 * @throws DomainError `problem.not-found`; `submission.blind` (403) for an administrator who reviews the submission (rule
 *   27); `problem.transition` (409) for a problem that is closed.
 */
@Injectable()
export class CloseProblem {
  constructor(
    private readonly transactor: Transactor,
    private readonly reviews: ReviewRepository,
    private readonly problems: ProblemRepository,
    private readonly access: ReadingAccess,
    private readonly clock: DatabaseClock,
  ) {}

  run({
    actor,
    problemId,
    answer,
    note,
  }: {
    actor: Pick<PersonActor, 'id'>;
    problemId: string;
    answer: ProblemAnswer;
    /** The reviewer reads it. */
    note: string;
  }): Promise<ReviewProblem> {
    return this.transactor.run(async (tx) => {
      const { reviewId } = await this.problems.find(tx, problemId);
      const review = await this.reviews.lock(tx, reviewId);
      await this.access.refuseReviewers(actor, review.submissionId, tx);
      const problem = await this.problems.lock(tx, problemId);
      const now = await this.clock.now(tx);
      const others = (await this.problems.openOf(tx, reviewId)).filter(({ id }) => id !== problemId);
      const dates = others.length === 0 ? resumed(review, now) : {};
      const closed = await this.problems.close(tx, problem, {
        review: { ...review, ...dates },
        command: commands[answer],
        answer: note,
        actorId: actor.id,
        now,
      });
      if (others.length === 0) await this.reviews.schedule(tx, review, dates);
      return closed;
    });
  }
}
