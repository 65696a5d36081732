import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AuditQueries } from '#audit';
import { AuditPage, AuditQuery } from '#contracts';
import { Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';

@ApiTags('audit')
@Controller('v1/audit')
@Require('audit:read')
export class AuditController {
  constructor(private readonly audit: AuditQueries) {}

  @Get()
  @Answers(AuditPage, { summary: 'List events, latest first. You can limit the list to one thing or to one person.' })
  listAudit(@Query({ schema: AuditQuery }) filter: z.infer<typeof AuditQuery>) {
    return this.audit.page(filter);
  }
}
