import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  AttestationInput,
  AttestationTextInput,
  AttestationTexts,
  AttestationTextView,
  AttestationView,
  AttestedView,
} from '#contracts';
import type { PersonActor } from '#identity';
import { Attest, AttestationQueries, PublishAttestationText } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';
import { IfMatch } from '../http/revision.js';

/** What candidates attest to before they submit. Reviewers do not see it: how AI was used could bias them. */
@ApiTags('submissions')
@Controller('v1')
export class AttestationsController {
  constructor(
    private readonly queries: AttestationQueries,
    private readonly attest: Attest,
    private readonly publish: PublishAttestationText,
  ) {}

  @Get('submissions/:submissionId/attestation')
  @Require('submission:own')
  @Answers(AttestationView, { summary: 'The attestation text in force, with your answers.' })
  readAttestation(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    return this.queries.forCandidate(actor, submissionId);
  }

  @Put('submissions/:submissionId/attestation')
  @Require('submission:own')
  @Answers(AttestationView, {
    summary: 'Attest for this attempt. Sending the same answers again changes nothing.',
  })
  async saveAttestation(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @Body({ schema: AttestationInput }) { textVersion, ...answers }: z.infer<typeof AttestationInput>,
  ) {
    await this.attest.run({ actor, submissionId, textVersion, answers });
    return this.queries.forCandidate(actor, submissionId);
  }

  @Get('submissions/:submissionId/attested')
  @Require('review:administer')
  @Answers(AttestedView, { summary: 'What the candidate attested to, in words: for administrators.' })
  readAttested(@IdParam('submissionId') submissionId: string) {
    return this.queries.attested(submissionId);
  }

  @Get('attestation-texts')
  @Require('review:administer')
  @Answers(AttestationTexts, { summary: 'Every version of the attestation text, the latest first.' })
  listAttestationTexts(@InProgram() programId: string) {
    return this.queries.texts(programId);
  }

  @Post('attestation-texts')
  @Require('review:administer')
  @Answers(AttestationTextView, {
    status: 201,
    summary: 'Publish the next version of the attestation text. Drafts need it from the time it is in force.',
  })
  publishAttestationText(
    @Person() actor: PersonActor,
    @InProgram() programId: string,
    @IfMatch('list of attestation texts') revision: number,
    @Body({ schema: AttestationTextInput }) { statements, inForceFrom }: z.infer<typeof AttestationTextInput>,
  ) {
    return this.publish.run({
      actor,
      programId,
      revision,
      statements,
      inForceFrom: inForceFrom === null ? null : new Date(inForceFrom),
    });
  }
}
