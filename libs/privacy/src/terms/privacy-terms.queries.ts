import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Periods } from '../retention/periods.policy.js';
import { PrivacyTerms } from './privacy-terms.entity.js';

/** The terms as administrators see them. */
export interface ShownTerms extends Pick<PrivacyTerms, 'erasureWaitDays' | 'exportDays' | 'retentionOn' | 'revision'> {
  periods: Periods;
}

@Injectable()
export class PrivacyTermsQueries {
  constructor(private readonly dataSource: DataSource) {}

  current(manager: EntityManager = this.dataSource.manager): Promise<PrivacyTerms> {
    return manager.findOneByOrFail(PrivacyTerms, { id: 1 });
  }

  async shown(manager?: EntityManager): Promise<ShownTerms> {
    const { erasureWaitDays, exportDays, retentionOn, revision, ...days } = await this.current(manager);
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
