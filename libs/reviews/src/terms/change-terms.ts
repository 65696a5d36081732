import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { reviewsEvents } from '../events.js';
import type { ReviewTerms, TermsOfReview } from './review-terms.entity.js';
import { TermsRepository } from './terms.repository.js';

export interface TermsChange {
  actor: Pick<PersonActor, 'id'>;
  programId: string;
  /** The revision that the administrator saw. */
  revision: number;
  terms: TermsOfReview;
}

/**
 * Changes a program's review terms, in local days and hours. Reviews in progress keep their times until their next saved score
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

  run({ actor, programId, revision, terms }: TermsChange): Promise<ReviewTerms> {
    return this.transactor.run(async (tx) => {
      const changed = await this.repository.change(tx, { programId, revision }, terms);
      await this.outbox.append(
        tx,
        reviewsEvents['review-terms.changed']({ subjectId: programId, actorId: actor.id, payload: terms }),
      );
      return changed;
    });
  }
}
