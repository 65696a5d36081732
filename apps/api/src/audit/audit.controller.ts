import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AuditQueries } from '#audit';
import { AuditPage, AuditQuery, AuditTypes } from '#contracts';
import { Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';

@ApiTags('audit')
@Controller('v1/audit')
@Require('audit:read')
export class AuditController {
  constructor(private readonly audit: AuditQueries) {}

  @Get('types')
  @Answers(AuditTypes, { summary: 'The types of events that have happened.' })
  async listAuditTypes() {
    return { items: await this.audit.types() };
  }

  @Get()
  @Answers(AuditPage, {
    summary: 'List events, latest first. You can limit the list to a thing, a person, a type, and a time.',
  })
  listAudit(@Query({ schema: AuditQuery }) filter: z.infer<typeof AuditQuery>) {
    return this.audit.page(filter);
  }
}
