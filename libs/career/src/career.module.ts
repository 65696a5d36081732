import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BadgesModule } from '#badges';
import { IdentityModule } from '#identity';
import { injectables } from '#kernel/nest';
import { CareerDocument } from './career-document.entity.js';
import * as packet from './packet/index.js';
import { CareerRulesRow } from './progress/career-rules.entity.js';
import * as progress from './progress/index.js';
import { GivenCareerRecord } from './record/career-record.entity.js';
import { CareerRecordRepository } from './record/career-record.repository.js';
import * as record from './record/index.js';
import { SignedDocuments } from './signed-documents.js';
import * as transcript from './transcript/index.js';

const careerEntities: Function[] = [GivenCareerRecord, CareerRulesRow, CareerDocument];

const shown = injectables(packet, progress, record, transcript);

/** Progress toward the career certificate: badges, and what people state about their years. */
@Module({
  imports: [TypeOrmModule.forFeature(careerEntities), IdentityModule, BadgesModule],
  providers: [...shown, CareerRecordRepository, SignedDocuments],
  exports: shown,
})
export class CareerModule {}
