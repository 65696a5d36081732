import { Module } from '@nestjs/common';
import { BadgesModule } from '#badges';
import { IdentityModule } from '#identity';
import { CareerDocument } from './career-document.entity.js';
import { GivenCareerRecord } from './career-record.entity.js';
import { CareerRecordRepository } from './career-record.repository.js';
import { CareerRulesRow } from './career-rules.entity.js';
import { CareerQueries } from './career.queries.js';
import { GiveCareerRecord } from './operations/give-career-record.js';
import { Packets } from './packets.js';
import { SignedDocuments } from './signed-documents.js';
import { Transcripts } from './transcripts.js';

export const careerEntities: Function[] = [GivenCareerRecord, CareerRulesRow, CareerDocument];

/** The way to the career certificate: badges, and what a person says of their years. */
@Module({
  imports: [IdentityModule, BadgesModule],
  providers: [CareerRecordRepository, SignedDocuments, CareerQueries, GiveCareerRecord, Packets, Transcripts],
  exports: [CareerQueries, GiveCareerRecord, Packets, Transcripts],
})
export class CareerModule {}
