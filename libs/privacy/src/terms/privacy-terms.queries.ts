import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { programOfSql, type ThingRef } from '#programs';
import type { Periods } from '../retention/periods.policy.js';
import { PrivacyTerms } from './privacy-terms.entity.js';

/** The terms as administrators see them. */
export interface ShownTerms extends Pick<PrivacyTerms, 'erasureWaitDays' | 'exportDays' | 'retentionOn' | 'revision'> {
  periods: Periods;
}

@Injectable()
export class PrivacyTermsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The terms of the program that the thing belongs to. */
  current({ kind, id }: ThingRef, manager: EntityManager = this.dataSource.manager): Promise<PrivacyTerms> {
    return manager
      .createQueryBuilder(PrivacyTerms, 'terms')
      .where(`terms.program_id = ${programOfSql(kind, ':id')}`, { id })
      .getOneOrFail();
  }

  async shown(thing: ThingRef, manager?: EntityManager): Promise<ShownTerms> {
    const { erasureWaitDays, exportDays, retentionOn, revision, ...days } = await this.current(thing, manager);
    const periods = {
      message: days.messageDays,
      technical: days.technicalDays,
      work: days.workDays,
      assessment: days.assessmentDays,
      career: days.careerDays,
      account: days.accountDays,
    };
    return { erasureWaitDays, exportDays, retentionOn, periods, revision };
  }
}
