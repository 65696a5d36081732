import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '#kernel';
import { DisputeQueries } from '../decision/dispute.queries.js';
import type { Review } from '../review.entity.js';
import { ReviewRepository } from '../review.repository.js';
import type { Score } from '../score.entity.js';
import { ScoreRepository } from '../score.repository.js';
import { mayReadOtherScores } from './score-access.policy.js';

export type Opinion = Pick<Score, 'detailId' | 'level' | 'meets' | 'rationale' | 'feedback' | 'cited'>;

/** The scores that a reviewer may read: their own, and those of others once rule 10 allows it. */
@Injectable()
export class ReviewScoresQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reviews: ReviewRepository,
    private readonly scores: ScoreRepository,
    private readonly disputes: DisputeQueries,
  ) {}

  ofReview({ id }: Review): Promise<Score[]> {
    return this.scores.of(this.dataSource.manager, [id]);
  }

  /** What the two reviewers say about the disputed details, for the third reviewer; empty for anyone else. */
  async opinionsFor({ slot, submissionId, scope }: Review): Promise<Score[]> {
    return slot === 3 ? this.disputes.opinionsOn(this.dataSource.manager, submissionId, scope) : [];
  }

  /**
   * The scores of the other independent reviewer, without their name (rule 10).
   * @throws DomainError `review.not-found`; `review.ended` (410); `review.blind` (403) until both have locked.
   */
  async ofTheOther(reviewerId: string, reviewId: string): Promise<Opinion[]> {
    const { manager } = this.dataSource;
    const own = await this.reviews.findOwn(manager, reviewId, reviewerId);
    const independent = (await this.reviews.holding(manager, own.submissionId)).filter(({ slot }) => slot !== 3);
    if (!mayReadOtherScores(own, independent)) {
      throw new DomainError(
        'forbidden',
        'review.blind',
        'Reviewers score independently. You can see the other scores once both of you have locked your reviews.',
      );
    }
    const theirs = await this.scores.of(
      manager,
      independent.filter(({ id }) => id !== own.id).map(({ id }) => id),
    );
    return theirs.map(opinionOf);
  }
}

/** Someone else's score without their name. */
export function opinionOf({ detailId, level, meets, rationale, feedback, cited }: Score): Opinion {
  return { detailId, level, meets, rationale, feedback, cited };
}
