import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '#database';
import { DomainError } from '#kernel';
import { ReviewTerms } from './review-terms.entity.js';

/** The review terms: one row, which the migration made. */
@Injectable()
export class TermsRepository {
  current(manager: EntityManager): Promise<ReviewTerms> {
    return manager.findOneByOrFail(ReviewTerms, { id: 1 });
  }

  /** @throws DomainError `review-terms.stale` (412) */
  async change(tx: Tx, revision: number, terms: Omit<ReviewTerms, 'id' | 'revision'>): Promise<ReviewTerms> {
    const changed = await tx.update(ReviewTerms, { id: 1, revision }, { ...terms, revision: revision + 1 });
    if (changed.affected !== 1)
      throw new DomainError(
        'stale',
        'review-terms.stale',
        'The review terms have changed since you opened them. Nothing was saved. Read them again, then choose.',
      );
    return this.current(tx);
  }
}
