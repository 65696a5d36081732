import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Submission } from '#submissions';
import { disputedDetails } from './comparison.policy.js';
import { ReviewRepository } from '../review.repository.js';
import type { Score } from '../score.entity.js';
import { ScoreRepository } from '../score.repository.js';

/** Where the two independent reviews of a submission differ, and what each says about it. */
@Injectable()
export class DisputeQueries {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly scores: ScoreRepository,
  ) {}

  /** The disputed details in the order of the scope; none before both reviews are locked. */
  async detailsOf(manager: EntityManager, submission: Pick<Submission, 'id' | 'scope'>): Promise<string[]> {
    const [first, second] = await this.locked(manager, submission.id);
    return first === undefined || second === undefined ? [] : disputedDetails(submission.scope, first, second);
  }

  /**
   * What the two say about these details, for the third reviewer. Scores that do not meet come first, so the order does
   * not reveal who gave which.
   */
  async opinionsOn(manager: EntityManager, submissionId: string, detailIds: readonly string[]): Promise<Score[]> {
    const both = (await this.locked(manager, submissionId)).flat();
    return both
      .filter(({ detailId }) => detailIds.includes(detailId))
      .toSorted((a, b) => Number(a.meets) - Number(b.meets));
  }

  private async locked(manager: EntityManager, submissionId: string): Promise<Score[][]> {
    const independent = (await this.reviews.holding(manager, submissionId)).filter(
      ({ slot, state }) => slot !== 3 && state === 'locked',
    );
    if (independent.length < 2) return [];
    const scores = await this.scores.of(
      manager,
      independent.map(({ id }) => id),
    );
    return independent.map(({ id }) => scores.filter(({ reviewId }) => reviewId === id));
  }
}
