import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ClaimInput, GiveBackInput, OwnReviewsQuery, ReviewItem, ReviewQueue } from '#contracts';
import type { PersonActor } from '#identity';
import { AcceptReview, ClaimReview, QueueQueries, ReturnReview } from '#reviews';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** A reviewer's queue: claiming, accepting and returning reviews. */
@ApiTags('reviews')
@Controller('v1/reviews')
@Require('review:score')
export class OwnReviewsController {
  constructor(
    private readonly queue: QueueQueries,
    private readonly claim: ClaimReview,
    private readonly accept: AcceptReview,
    private readonly returning: ReturnReview,
  ) {}

  @Get()
  @Answers(ReviewQueue, {
    summary: 'Your reviews that are offered or in progress, the soonest due first; or those that you have locked.',
  })
  listReviews(
    @Person() actor: PersonActor,
    @Query({ schema: OwnReviewsQuery }) { state, ...page }: z.infer<typeof OwnReviewsQuery>,
  ) {
    return state === 'locked' ? this.queue.locked(actor.id, page) : this.queue.page(actor.id, page);
  }

  @Post('claims')
  @Answers(ReviewItem, {
    status: 201,
    summary: 'Claim the submission that has waited longest among those that you can review.',
  })
  async claimReview(@Person() actor: PersonActor, @Body({ schema: ClaimInput }) input: z.infer<typeof ClaimInput>) {
    const { id } = await this.claim.run({ actor, ...input });
    return this.queue.item(id);
  }

  @Post(':reviewId/accept')
  @Answers(ReviewItem, { summary: 'Accept an offered review. The submission then opens.' })
  async acceptReview(@Person() actor: PersonActor, @IdParam('reviewId') reviewId: string) {
    await this.accept.run({ actor, reviewId });
    return this.queue.item(reviewId);
  }

  @Post(':reviewId/give-back')
  @AnswersNothing({
    summary:
      'Return a review: decline the offer, or withdraw from a review in progress. Someone else is offered it and starts from scratch.',
  })
  async giveBackReview(
    @Person() actor: PersonActor,
    @IdParam('reviewId') reviewId: string,
    @Body({ schema: GiveBackInput }) input: z.infer<typeof GiveBackInput>,
  ) {
    await this.returning.run({ actor, reviewId, ...input });
  }
}
