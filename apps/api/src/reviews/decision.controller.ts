import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Agreement, DecisionPage, DecisionView, PageQuery, ReviewTermsInput, ReviewTermsView } from '#contracts';
import type { PersonActor } from '#identity';
import { AgreementQueries, ChangeTerms, DecisionQueries, ReleaseDecision, TermsQueries } from '#reviews';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IfMatch } from '../http/revision.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Decisions and their release, how far reviewers agree, and the numbers that review goes by: for administrators. */
@ApiTags('review administration')
@Controller('v1')
@Require('review:administer')
export class DecisionController {
  constructor(
    private readonly decisions: DecisionQueries,
    private readonly release: ReleaseDecision,
    private readonly agreement: AgreementQueries,
    private readonly terms: TermsQueries,
    private readonly changeTerms: ChangeTerms,
  ) {}

  @Get('decisions-to-release')
  @Answers(DecisionPage, { summary: 'Decisions that wait to be released, the oldest first.' })
  listDecisionsToRelease(@Query({ schema: PageQuery }) page: z.infer<typeof PageQuery>) {
    return this.decisions.toRelease(page);
  }

  @Get('submissions/:submissionId/decision')
  @Answers(DecisionView, { summary: 'The decision of a submission, released or not.' })
  readDecision(@IdParam('submissionId') submissionId: string) {
    return this.decisions.of(submissionId);
  }

  @Post('submissions/:submissionId/decision/release')
  @Answers(DecisionView, { summary: 'Release a decision with its feedback to the candidate, together and once.' })
  async releaseDecision(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    await this.release.run({ actor, submissionId });
    return this.decisions.of(submissionId);
  }

  @Get('versions/:versionId/agreement')
  @Answers(Agreement, {
    summary:
      'How far independent reviewers agree per outcome of a version, where candidates fail and what they said of it, with the sizes of the samples.',
  })
  readAgreement(@IdParam('versionId') versionId: string) {
    return this.agreement.of(versionId);
  }

  @Get('review-terms')
  @Answers(ReviewTermsView, { summary: 'The days and hours that review goes by.' })
  readReviewTerms() {
    return this.terms.current();
  }

  @Put('review-terms')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the terms as they were read.' })
  @Answers(ReviewTermsView, {
    summary: 'Change the days and hours that review goes by. Reviews that run keep the times they were given.',
  })
  changeReviewTerms(
    @Person() actor: PersonActor,
    @IfMatch() revision: number,
    @Body({ schema: ReviewTermsInput }) terms: z.infer<typeof ReviewTermsInput>,
  ) {
    return this.changeTerms.run({ actor, revision, terms });
  }
}
