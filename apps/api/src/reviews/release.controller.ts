import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AwardQueries } from '#badges';
import {
  DecisionPage,
  DecisionView,
  PageQuery,
  ReleaseInput,
  ReleaseOutlook,
  ReleaseOutlookQuery,
  ReleasePlan,
  ReleaseView,
} from '#contracts';
import type { PersonActor } from '#identity';
import { BeginRelease, DecisionQueries, ReleaseDecision, ReleasePlanQueries, ReleaseQueries } from '#reviews';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Decisions and their release, one or many at once: for administrators. */
@ApiTags('review administration')
@Controller('v1')
@Require('review:administer')
export class ReleaseController {
  constructor(
    private readonly decisions: DecisionQueries,
    private readonly release: ReleaseDecision,
    private readonly begin: BeginRelease,
    private readonly releases: ReleaseQueries,
    private readonly plan: ReleasePlanQueries,
    private readonly awards: AwardQueries,
  ) {}

  @Get('decisions-to-release')
  @Answers(DecisionPage, { summary: 'Decisions that are waiting for release, the oldest first.' })
  listDecisionsToRelease(@Person() actor: PersonActor, @Query({ schema: PageQuery }) page: z.infer<typeof PageQuery>) {
    return this.decisions.toRelease(actor, page);
  }

  @Get('submissions/:submissionId/decision')
  @Answers(DecisionView, { summary: 'The decision of a submission, released or not.' })
  readDecision(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    return this.decisions.of(actor, submissionId);
  }

  @Post('submissions/:submissionId/decision/release')
  @Answers(DecisionView, { summary: 'Release a decision with its feedback to the candidate, together and once.' })
  async releaseDecision(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    await this.release.run({ actor, submissionId });
    return this.decisions.of(actor, submissionId);
  }

  @Get('releases/outlook')
  @Answers(ReleaseOutlook, { summary: 'How many decisions a release would take now.' })
  readReleaseOutlook(
    @Person() actor: PersonActor,
    @Query({ schema: ReleaseOutlookQuery }) { pilotId }: z.infer<typeof ReleaseOutlookQuery>,
  ) {
    return this.releases.outlook(actor, pilotId);
  }

  @Get('releases/plan')
  @Answers(ReleasePlan, {
    summary:
      'The waiting decisions that can be released together, the oldest first, each with its result and the scores of its reviewers. Changes nothing.',
  })
  readReleasePlan(@Person() actor: PersonActor) {
    return this.plan.for(actor);
  }

  @Post('releases')
  @Answers(ReleaseView, {
    status: 202,
    summary:
      'Release the waiting decisions of these submissions, of one pilot or of all pilots, at most 5,000. They are released one after another. Read the release to see its progress.',
  })
  async beginRelease(
    @Person() actor: PersonActor,
    @Body({ schema: ReleaseInput }) input: z.infer<typeof ReleaseInput>,
  ) {
    const { id } = await this.begin.run({ actor, ...input });
    return this.view(id);
  }

  @Get('releases/:releaseId')
  @Answers(ReleaseView, {
    summary: 'The progress of a release, with its badges and the decisions that could not be released.',
  })
  readRelease(@IdParam('releaseId') releaseId: string) {
    return this.view(releaseId);
  }

  private async view(id: string) {
    return { ...(await this.releases.byId(id)), badges: await this.awards.countOfRelease(id) };
  }
}
