import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { AuditQueries } from './audit.queries.js';

/** Who did what, and when. */
@Module({ imports: [IdentityModule], providers: [AuditQueries], exports: [AuditQueries] })
export class AuditModule {}
