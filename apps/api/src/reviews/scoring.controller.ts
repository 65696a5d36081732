import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DetailId, LockInput, OtherScores, ReviewItem, ReviewWorkspace, ScoreInput, ScoreView } from '#contracts';
import type { PersonActor } from '#identity';
import { LockReview, QueueQueries, ReviewScoresQueries, SaveScore, WorkspaceQueries } from '#reviews';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IfMatch } from '../http/revision.js';
import { IdParam } from '../http/id-param.decorator.js';

/** What a reviewer scores with. No answer reveals the candidate (rule 10). */
@ApiTags('reviews')
@Controller('v1/reviews/:reviewId')
@Require('review:score')
export class ScoringController {
  constructor(
    private readonly workspace: WorkspaceQueries,
    private readonly scores: ReviewScoresQueries,
    private readonly saveScore: SaveScore,
    private readonly lock: LockReview,
    private readonly queue: QueueQueries,
  ) {}

  @Get()
  @Answers(ReviewWorkspace, {
    summary: 'Everything to score with: rubric, details, evidence, texts, files, your scores, and what is missing.',
  })
  readReview(@Person() actor: PersonActor, @IdParam('reviewId') reviewId: string) {
    return this.workspace.of(actor.id, reviewId);
  }

  @Put('scores/:detailId')
  @Answers(ScoreView, {
    summary: 'Save the score of one detail, complete or not. The lock asks for what is missing.',
  })
  putScore(
    @Person() actor: PersonActor,
    @IdParam('reviewId') reviewId: string,
    @Param('detailId', { schema: DetailId }) detailId: string,
    @IfMatch('score', '"0" for the first') revision: number,
    @Body({ schema: ScoreInput }) input: z.infer<typeof ScoreInput>,
  ) {
    return this.saveScore.run({ actor, reviewId, detailId, revision, ...input });
  }

  @Get('other-scores')
  @Answers(OtherScores, {
    summary: 'The scores of the other reviewer, once both have locked; 403 `review.blind` before.',
  })
  async readOtherScores(@Person() actor: PersonActor, @IdParam('reviewId') reviewId: string) {
    return { items: await this.scores.ofTheOther(actor.id, reviewId) };
  }

  @Post('lock')
  @Answers(ReviewItem, { summary: 'Lock the review. This is final. A refusal lists everything that is missing.' })
  async lockReview(
    @Person() actor: PersonActor,
    @IdParam('reviewId') reviewId: string,
    @Body({ schema: LockInput }) input: z.infer<typeof LockInput>,
  ) {
    await this.lock.run({ actor, reviewId, ...input });
    return this.queue.item(reviewId);
  }
}
