import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { AuditQueries } from './audit.queries.js';
import { WeeksQueries } from './weeks.queries.js';

/** Who did what, and when. */
@Module({ imports: [IdentityModule], providers: [AuditQueries, WeeksQueries], exports: [AuditQueries, WeeksQueries] })
export class AuditModule {}
