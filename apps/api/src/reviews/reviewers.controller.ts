import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReviewerReminderView, ReviewerWork } from '#contracts';
import type { PersonActor } from '#identity';
import { RemindReviewer, ReviewerQueries } from '#reviews';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** One reviewer's work, and reminders about it. For administrators. */
@ApiTags('review administration')
@Controller('v1/reviewers/:reviewerId')
@Require('review:administer')
export class ReviewersController {
  constructor(
    private readonly reviewers: ReviewerQueries,
    private readonly remind: RemindReviewer,
  ) {}

  @Get()
  @Answers(ReviewerWork, {
    summary:
      "A reviewer's reviews to do, pace, severity and agreement, with the sizes of the samples. Submissions that you review are left out until their reviews are locked.",
  })
  readReviewer(@Person() actor: PersonActor, @IdParam('reviewerId') reviewerId: string) {
    return this.reviewers.of(reviewerId, actor);
  }

  @Post('reminders')
  @Answers(ReviewerReminderView, {
    status: 201,
    summary: 'Email a reviewer about reviews that are late or due soon. The program says how soon, and how often.',
  })
  remindReviewer(@Person() actor: PersonActor, @IdParam('reviewerId') reviewerId: string) {
    return this.remind.run({ actor, reviewerId });
  }
}
