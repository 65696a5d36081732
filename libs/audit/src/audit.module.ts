import { Module } from '@nestjs/common';
import { AuditQueries } from './audit.queries.js';

/** Who did what, when. */
@Module({ providers: [AuditQueries], exports: [AuditQueries] })
export class AuditModule {}
