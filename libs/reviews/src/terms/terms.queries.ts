import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ReviewTerms } from './review-terms.entity.js';
import { TermsRepository } from './terms.repository.js';

/** The review terms of a program. */
@Injectable()
export class TermsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly terms: TermsRepository,
  ) {}

  current(programId: string): Promise<ReviewTerms> {
    return this.terms.current(this.dataSource.manager, { kind: 'program', id: programId });
  }
}
