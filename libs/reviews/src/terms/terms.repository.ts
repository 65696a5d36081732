import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '#database';
import { DomainError } from '#kernel';
import { programOfSql, type ThingRef } from '#programs';
import { ReviewTerms, type TermsOfReview } from './review-terms.entity.js';

/** The review terms: one row for each program, which the database makes. */
@Injectable()
export class TermsRepository {
  /** The terms of the program that the thing belongs to. */
  current(manager: EntityManager, { kind, id }: ThingRef): Promise<ReviewTerms> {
    return manager
      .createQueryBuilder(ReviewTerms, 'terms')
      .where(`terms.program_id = ${programOfSql(kind, ':id')}`, { id })
      .getOneOrFail();
  }

  /** @throws DomainError `review-terms.stale` (412) */
  async change(
    tx: Tx,
    { programId, revision }: Pick<ReviewTerms, 'programId' | 'revision'>,
    terms: TermsOfReview,
  ): Promise<ReviewTerms> {
    const changed = await tx.update(ReviewTerms, { programId, revision }, { ...terms, revision: revision + 1 });
    if (changed.affected !== 1)
      throw new DomainError(
        'stale',
        'review-terms.stale',
        'The review terms have changed since you opened them. Nothing was saved. Read them again, then choose.',
      );
    return tx.findOneByOrFail(ReviewTerms, { programId });
  }
}
