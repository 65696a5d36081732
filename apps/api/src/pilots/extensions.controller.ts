import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ExtensionPreview, ExtensionPreviewInput, ExtensionResults, ExtensionsInput } from '#contracts';
import type { PersonActor } from '#identity';
import { ExtendSeveral, ExtensionPreviewQueries } from '#pilots';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';

/** Extending several enrollments at once. For administrators. */
@ApiTags('pilot administration')
@Controller('v1/roster/extensions')
@Require('pilot:administer')
export class ExtensionsController {
  constructor(
    private readonly preview: ExtensionPreviewQueries,
    private readonly extend: ExtendSeveral,
  ) {}

  @Post('preview')
  @Answers(ExtensionPreview, {
    summary: 'The new last day of each enrollment, or why it cannot be extended. Changes nothing.',
  })
  async previewExtensions(@Body({ schema: ExtensionPreviewInput }) input: z.infer<typeof ExtensionPreviewInput>) {
    return { items: await this.preview.of(input) };
  }

  @Post()
  @Answers(ExtensionResults, {
    summary: 'Extend several enrollments with one reason. The answer says for each whether it was extended.',
  })
  async extendEnrollments(
    @Person() actor: PersonActor,
    @Body({ schema: ExtensionsInput }) { extensions, reason }: z.infer<typeof ExtensionsInput>,
  ) {
    return { items: await this.extend.run({ actor, extensions, reason }) };
  }
}
