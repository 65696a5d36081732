import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { SubmissionRepository } from '#submissions';
import { DisputeQueries } from '../decision/dispute.queries.js';
import { Offers, type Place } from './offers.js';
import { Panels } from '../panels/panels.js';
import type { Review } from '../review.entity.js';
import { slotTaken } from '../review.refusals.js';
import { ReviewRepository } from '../review.repository.js';

/**
 * Offers only the details on which the two reviewers differ to a third reviewer (rule 13): those of all that a team
 * submitted to one (rule 48).
 * @throws DomainError `review.not-disputed` (409) unless two locked reviews differ, and what assigning reviewers
 *   throws.
 */
@Injectable()
export class AssignAdjudicator {
  constructor(
    private readonly transactor: Transactor,
    private readonly submissions: SubmissionRepository,
    private readonly reviews: ReviewRepository,
    private readonly disputes: DisputeQueries,
    private readonly offers: Offers,
    private readonly panels: Panels,
  ) {}

  run({
    actor,
    submissionId,
    reviewerId,
  }: {
    actor: Pick<PersonActor, 'id'>;
    submissionId: string;
    reviewerId: string;
  }): Promise<Review> {
    return this.transactor.run(async (tx) => {
      const submission = await this.submissions.lock(tx, submissionId);
      const disputed = await this.disputes.detailsOf(tx, submission);
      if (submission.state !== 'adjudicating' || disputed.length === 0) {
        throw new DomainError(
          'conflict',
          'review.not-disputed',
          `The submission is ${submission.state}. Assign a third reviewer once two locked reviews differ.`,
          {
            state: submission.state,
          },
        );
      }
      if ((await this.reviews.holding(tx, submissionId)).some(({ slot }) => slot === 3)) throw slotTaken();
      const places: [Place, ...Place[]] = [{ submission, scope: disputed }];
      for (const other of await this.panels.of(tx, submission)) {
        if (other.id === submissionId || other.state !== 'adjudicating') continue;
        places.push({ submission: other, scope: await this.disputes.detailsOf(tx, other) });
      }
      const [offered] = await this.offers.offer(tx, places, [reviewerId], [3], { actorId: actor.id });
      return offered!;
    });
  }
}
