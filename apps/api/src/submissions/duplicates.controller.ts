import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CloseDuplicateInput, Duplicates, DuplicatesQuery } from '#contracts';
import type { PersonActor } from '#identity';
import { CloseDuplicate, DuplicateQueries } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Similar work, for administrators alone: neither reviewers nor candidates learn of it. */
@ApiTags('review administration')
@Controller('v1/duplicates')
@Require('review:administer')
export class DuplicatesController {
  constructor(
    private readonly queries: DuplicateQueries,
    private readonly close: CloseDuplicate,
  ) {}

  @Get()
  @Answers(Duplicates, {
    summary: 'The same files and much of the same text in the submissions of different enrollments, the latest first.',
  })
  listDuplicates(@Query({ schema: DuplicatesQuery }) query: z.infer<typeof DuplicatesQuery>) {
    return this.queries.page(query);
  }

  @Post(':duplicateId/close')
  @AnswersNothing({
    summary: 'Say that similar work is no issue, with a note. It leaves the list until there is more in common.',
  })
  async closeDuplicate(
    @Person() actor: PersonActor,
    @IdParam('duplicateId') duplicateId: string,
    @Body({ schema: CloseDuplicateInput }) { note }: z.infer<typeof CloseDuplicateInput>,
  ) {
    await this.close.run({ actor, duplicateId, note });
  }
}
