import { Injectable } from '@nestjs/common';
import { DatabaseClock, type Locked, type Tx } from '#database';
import type { Review } from '../review.entity.js';
import { ProblemRepository } from './problem.repository.js';
import { type Deadlines, resumed } from './waiting.policy.js';

/** Ends the open problems of a review that locks or ends. Nobody is told: the reviewer has nothing left to wait for. */
@Injectable()
export class ProblemEndings {
  constructor(
    private readonly problems: ProblemRepository,
    private readonly clock: DatabaseClock,
  ) {}

  /** @returns the review's dates, which no longer wait. The caller writes them with the new state. */
  async endAll(tx: Tx, review: Locked<Review>, actorId: string | null): Promise<Deadlines> {
    const now = await this.clock.now(tx);
    const dates = resumed(review, now);
    for (const { id } of await this.problems.openOf(tx, review.id)) {
      const problem = await this.problems.lock(tx, id);
      await this.problems.close(tx, problem, {
        review: { ...review, ...dates },
        command: 'end',
        answer: '',
        actorId,
        now,
      });
    }
    return dates;
  }
}
