import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Review } from '../review.entity.js';
import { ReviewRepository } from '../review.repository.js';
import type { Score } from '../score.entity.js';
import { ScoreRepository } from '../score.repository.js';

/** The reviews of a submission that are locked, with their scores. */
@Injectable()
export class LockedReviews {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly scores: ScoreRepository,
  ) {}

  async of(manager: EntityManager, submissionId: string): Promise<{ reviews: Review[]; scores: Score[] }> {
    const reviews = (await this.reviews.holding(manager, submissionId)).filter(({ state }) => state === 'locked');
    const scores = await this.scores.of(
      manager,
      reviews.map(({ id }) => id),
    );
    return { reviews, scores };
  }
}
