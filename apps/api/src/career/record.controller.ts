import { Body, Controller, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CareerQueries, GiveCareerRecord } from '#career';
import { CareerRecordInput, CareerView } from '#contracts';
import type { PersonActor } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IfMatch } from '../http/revision.js';

/** What people state about their career. */
@ApiTags('career')
@Controller('v1/me')
@Require('career:own')
export class RecordController {
  constructor(
    private readonly careers: CareerQueries,
    private readonly giving: GiveCareerRecord,
  ) {}

  @Put('career-record')
  @Answers(CareerView, {
    summary: 'Replace your whole record. Laurel keeps the earlier ones.',
  })
  async giveCareerRecord(
    @Person() actor: PersonActor,
    @IfMatch('record', '"0" before the first') revision: number,
    @Body({ schema: CareerRecordInput }) record: z.infer<typeof CareerRecordInput>,
  ) {
    await this.giving.run({ actor, revision, record });
    return this.careers.of(actor.id);
  }
}
