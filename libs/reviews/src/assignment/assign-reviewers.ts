import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { type Submission, SubmissionRepository } from '#submissions';
import { underReviewStates } from '#submissions/vocabulary';
import { Offers } from './offers.js';
import type { Review } from '../review.entity.js';
import { slotTaken } from '../review.refusals.js';
import { ReviewRepository } from '../review.repository.js';

/**
 * Offers a sealed submission to its independent reviewers: both at once, or one when it already has the other. Nobody
 * may have a conflict or have had the submission before (rules 10, 11). All are assigned or none.
 * @throws DomainError `review.conflict` (409) naming who and why, `review.seen-before`, `review.slot-taken`,
 *   `review.not-open` (409) for a submission that is not under review, `review.unknown-reviewer` (422).
 */
@Injectable()
export class AssignReviewers {
  constructor(
    private readonly transactor: Transactor,
    private readonly submissions: SubmissionRepository,
    private readonly reviews: ReviewRepository,
    private readonly offers: Offers,
  ) {}

  run({
    actor,
    submissionId,
    reviewerIds,
  }: {
    actor: Pick<PersonActor, 'id'>;
    submissionId: string;
    reviewerIds: readonly string[];
  }): Promise<Review[]> {
    return this.transactor.run(async (tx) => {
      const submission = await this.submissions.lock(tx, submissionId);
      refuseUnlessOpen(submission);
      const free = await this.reviews.freeSlots(tx, submissionId);
      if (reviewerIds.length > free.length) throw slotTaken();
      return this.offers.offer(tx, submission, reviewerIds, free, { scope: submission.scope, actorId: actor.id });
    });
  }
}

function refuseUnlessOpen({ state }: Submission): void {
  if (underReviewStates.some((open) => open === state)) return;
  const remedy = state === 'draft' ? 'Assign it once it is sealed.' : 'It has been decided.';
  throw new DomainError(
    'conflict',
    'review.not-open',
    `The submission is ${state}, so it cannot be assigned to reviewers. ${remedy}`,
    { state },
  );
}
