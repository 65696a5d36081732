import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Transactor } from '#database';
import { SubmissionRepository } from '#submissions';
import { Review } from '../review.entity.js';
import { ReviewRepository } from '../review.repository.js';
import { openStates } from '../vocabulary.js';
import { ReviewEndings } from './review-endings.js';

/** Takes every open review from a reviewer who cannot sign in any more, and offers each to another. Harmless to repeat. */
@Injectable()
export class ReleaseReviewsOfPerson {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly submissions: SubmissionRepository,
    private readonly reviews: ReviewRepository,
    private readonly endings: ReviewEndings,
  ) {}

  async run({ personId }: { personId: string }): Promise<void> {
    const open = await this.dataSource.manager.find(Review, {
      where: { reviewerId: personId, state: In([...openStates]) },
      order: { id: 'ASC' },
    });
    for (const { id, submissionId } of open)
      await this.transactor.run(async (tx) => {
        const submission = await this.submissions.lock(tx, submissionId);
        const review = await this.reviews.lock(tx, id);
        if (!openStates.some((state) => state === review.state)) return;
        const because = review.state === 'offered' ? 'declined' : 'withdrawn';
        await this.endings.end(tx, submission, review, {
          because,
          note: 'The account was deactivated.',
          actorId: null,
        });
      });
  }
}
