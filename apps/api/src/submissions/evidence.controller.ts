import { Body, Controller, Delete, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { EvidenceInput, EvidenceLinkView } from '#contracts';
import type { PersonActor } from '#identity';
import { LinkEvidence, UnlinkEvidence } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Evidence links: which page, second or text shows which detail. */
@ApiTags('submissions')
@Controller('v1/submissions/:submissionId/evidence')
export class EvidenceController {
  constructor(
    private readonly link: LinkEvidence,
    private readonly unlink: UnlinkEvidence,
  ) {}

  @Post()
  @Require('submission:own')
  @Answers(EvidenceLinkView, { status: 201, summary: 'Link a detail to the file or text that shows it.' })
  linkEvidence(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @Body({ schema: EvidenceInput }) evidence: z.infer<typeof EvidenceInput>,
  ) {
    return this.link.run({ actor, submissionId, evidence });
  }

  @Put(':linkId')
  @Require('submission:own')
  @Answers(EvidenceLinkView, { summary: 'Change an evidence link.' })
  changeEvidence(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @IdParam('linkId') linkId: string,
    @Body({ schema: EvidenceInput }) evidence: z.infer<typeof EvidenceInput>,
  ) {
    return this.link.run({ actor, submissionId, linkId, evidence });
  }

  @Delete(':linkId')
  @Require('submission:own')
  @AnswersNothing({ summary: 'Remove an evidence link.' })
  async unlinkEvidence(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @IdParam('linkId') linkId: string,
  ): Promise<void> {
    await this.unlink.run({ actor, submissionId, linkId });
  }
}
