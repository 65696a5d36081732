import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CloseDuplicateInput, Duplicates, DuplicatesQuery } from '#contracts';
import type { PersonActor } from '#identity';
import { ReadingAccess } from '#reviews';
import { CloseDuplicate, DuplicateQueries } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/**
 * Similar work, for administrators alone: neither reviewers nor candidates learn of it. An administrator who reviews a
 * submission sees nothing of it here, until they may read it (rule 27).
 */
@ApiTags('review administration')
@Controller('v1/duplicates')
@Require('review:administer')
export class DuplicatesController {
  constructor(
    private readonly queries: DuplicateQueries,
    private readonly close: CloseDuplicate,
    private readonly access: ReadingAccess,
  ) {}

  @Get()
  @Answers(Duplicates, {
    summary: 'The same files and much of the same text in the submissions of different enrollments, the latest first.',
  })
  async listDuplicates(
    @Person() actor: PersonActor,
    @Query({ schema: DuplicatesQuery }) query: z.infer<typeof DuplicatesQuery>,
  ) {
    return this.queries.page({ ...query, programId: actor.programId, hidden: await this.access.hiddenFrom(actor) });
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
    await this.queries.refuseHidden(duplicateId, await this.access.hiddenFrom(actor));
    await this.close.run({ actor, duplicateId, note });
  }
}
