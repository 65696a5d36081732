import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { reviewsEvents } from '../events.js';
import type { ReviewTerms } from './review-terms.entity.js';
import { TermsRepository } from './terms.repository.js';

export interface TermsChange {
  actor: Pick<PersonActor, 'id'>;
  /** The revision that the administrator saw. */
  revision: number;
  terms: Omit<ReviewTerms, 'id' | 'revision'>;
}

/**
 * Changes the review terms, in local days and hours. Reviews in progress keep their times until their next saved score
 * renews the lease.
 * @throws DomainError `review-terms.stale` (412)
 */
@Injectable()
export class ChangeTerms {
  constructor(
    private readonly transactor: Transactor,
    private readonly repository: TermsRepository,
    private readonly outbox: Outbox,
  ) {}

  run({ actor, revision, terms }: TermsChange): Promise<ReviewTerms> {
    return this.transactor.run(async (tx) => {
      const changed = await this.repository.change(tx, revision, terms);
      await this.outbox.append(
        tx,
        reviewsEvents['review-terms.changed']({ subjectId: '1', actorId: actor.id, payload: terms }),
      );
      return changed;
    });
  }
}
