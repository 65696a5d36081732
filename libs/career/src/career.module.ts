import { Module } from '@nestjs/common';
import { BadgesModule } from '#badges';
import { IdentityModule } from '#identity';
import { GivenCareerRecord } from './career-record.entity.js';
import { CareerRecordRepository } from './career-record.repository.js';
import { CareerRulesRow } from './career-rules.entity.js';
import { CareerQueries } from './career.queries.js';
import { GiveCareerRecord } from './operations/give-career-record.js';

export const careerEntities: Function[] = [GivenCareerRecord, CareerRulesRow];

/** The way to the career certificate: badges, and what a person says of their years. */
@Module({
  imports: [IdentityModule, BadgesModule],
  providers: [CareerRecordRepository, CareerQueries, GiveCareerRecord],
  exports: [CareerQueries, GiveCareerRecord],
})
export class CareerModule {}
