import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { KeepFindingInput, KeptFindings, PreflightView, ReplaceFindingInput } from '#contracts';
import type { PersonActor } from '#identity';
import { KeepFinding, PreflightQueries, ReplaceFinding } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** What in a draft could tell reviewers whose it is, and what the candidate does about it. */
@ApiTags('submissions')
@Controller('v1/submissions/:submissionId/preflight')
export class PreflightController {
  constructor(
    private readonly queries: PreflightQueries,
    private readonly keep: KeepFinding,
    private readonly replace: ReplaceFinding,
  ) {}

  @Get()
  @Require('submission:own')
  @Answers(PreflightView, {
    summary:
      'Names of the candidate, their school and their district in the draft. Laurel looks for them after each change.',
  })
  readPreflight(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    return this.queries.forCandidate(actor, submissionId);
  }

  @Get('kept')
  @Require('review:administer')
  @Answers(KeptFindings, { summary: 'The names that the candidate lets stay, each with the reason.' })
  listKeptFindings(@IdParam('submissionId') submissionId: string) {
    return this.queries.kept(submissionId);
  }

  @Post(':findingId/keep')
  @Require('submission:own')
  @Answers(PreflightView, {
    summary: 'Let a found name stay, with a reason, at one place or at all places of the same name.',
  })
  async keepFinding(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @IdParam('findingId') findingId: string,
    @Body({ schema: KeepFindingInput }) { reason, alike }: z.infer<typeof KeepFindingInput>,
  ) {
    await this.keep.run({ actor, submissionId, findingId, reason, alike });
    return this.queries.forCandidate(actor, submissionId);
  }

  @Post(':findingId/replace')
  @Require('submission:own')
  @Answers(PreflightView, {
    summary:
      'Change the text, description or explanation where the name was found, or all places like it. The text before stays in the history.',
  })
  async replaceFinding(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @IdParam('findingId') findingId: string,
    @Body({ schema: ReplaceFindingInput }) { remove, alike }: z.infer<typeof ReplaceFindingInput>,
  ) {
    await this.replace.run({ actor, submissionId, findingId, remove, alike });
    return this.queries.forCandidate(actor, submissionId);
  }
}
