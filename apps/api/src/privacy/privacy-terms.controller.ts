import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { PrivacyTermsInput, PrivacyTermsView, RetentionPeriods, RetentionPreviewView } from '#contracts';
import type { PersonActor } from '#identity';
import { ChangePrivacyTerms, PrivacyTermsQueries, RetentionPreview } from '#privacy';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IfMatch } from '../http/revision.js';

/** How long personal data is kept. For administrators. */
@ApiTags('privacy')
@Controller('v1/privacy-terms')
@Require('privacy:administer')
export class PrivacyTermsController {
  constructor(
    private readonly terms: PrivacyTermsQueries,
    private readonly changeTerms: ChangePrivacyTerms,
    private readonly preview: RetentionPreview,
  ) {}

  @Get()
  @Answers(PrivacyTermsView, { summary: 'How long personal data is kept.' })
  readPrivacyTerms(@InProgram() programId: string) {
    return this.terms.shown({ kind: 'program', id: programId });
  }

  @Put()
  @Answers(PrivacyTermsView, {
    summary: 'Change how long personal data is kept. Erasures and exports that were requested keep their days.',
  })
  changePrivacyTerms(
    @Person() actor: PersonActor,
    @InProgram() programId: string,
    @IfMatch('privacy terms') revision: number,
    @Body({ schema: PrivacyTermsInput }) terms: z.infer<typeof PrivacyTermsInput>,
  ) {
    return this.changeTerms.run({ actor, programId, revision, terms });
  }

  @Post('preview')
  @Answers(RetentionPreviewView, { summary: 'What would be deleted with these periods now. Changes nothing.' })
  async previewRetention(
    @InProgram() programId: string,
    @Body({ schema: RetentionPeriods }) periods: z.infer<typeof RetentionPeriods>,
  ) {
    return { items: await this.preview.of(programId, periods) };
  }
}
