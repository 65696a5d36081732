import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AuditQueries, WeeksQueries } from '#audit';
import { AuditPage, AuditQuery, AuditTypes, Weeks, WeeksQuery } from '#contracts';
import { Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';

@ApiTags('audit')
@Controller('v1/audit')
@Require('audit:read')
export class AuditController {
  constructor(
    private readonly audit: AuditQueries,
    private readonly weeks: WeeksQueries,
  ) {}

  @Get('types')
  @Answers(AuditTypes, { summary: 'The types of events that have happened.' })
  async listAuditTypes() {
    return { items: await this.audit.types() };
  }

  @Get('weeks')
  @Answers(Weeks, {
    summary: 'How many registrations, submissions and decisions there were in each of the last 12 weeks.',
  })
  async listWeeks(@InProgram() programId: string, @Query({ schema: WeeksQuery }) { zone }: z.infer<typeof WeeksQuery>) {
    return { items: await this.weeks.last(programId, 12, zone) };
  }

  @Get()
  @Answers(AuditPage, {
    summary: 'List events, latest first. You can limit the list to a thing, a person, a type, and a time.',
  })
  listAudit(@InProgram() programId: string, @Query({ schema: AuditQuery }) filter: z.infer<typeof AuditQuery>) {
    return this.audit.page({ ...filter, programId });
  }
}
