import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PrivacyTerms } from './privacy-terms.entity.js';

@Injectable()
export class PrivacyTermsQueries {
  constructor(private readonly dataSource: DataSource) {}

  current(manager: EntityManager = this.dataSource.manager): Promise<PrivacyTerms> {
    return manager.findOneByOrFail(PrivacyTerms, { id: 1 });
  }
}
