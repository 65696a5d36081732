import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { type Submission, SubmissionRepository } from '#submissions';
import { underReviewStates } from '#submissions/vocabulary';
import { Offers, type Places } from './offers.js';
import { Panels } from '../panels/panels.js';
import type { Review } from '../review.entity.js';
import { slotTaken } from '../review.refusals.js';
import { ReviewRepository } from '../review.repository.js';

/**
 * Offers a sealed submission to its independent reviewers: both at once, or one when it already has the other. Nobody
 * may have a conflict or have had the submission before (rules 10, 11). All are assigned or none. They get all that a
 * team submitted (rule 48).
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
    private readonly panels: Panels,
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
      const places = placesOf(submission, await this.panels.of(tx, submission));
      const offered = await this.offers.offer(tx, places, reviewerIds, free, { actorId: actor.id });
      return offered.filter((review) => review.submissionId === submissionId);
    });
  }
}

/** The submission first, then what its team submitted with it. */
export function placesOf(submission: Submission, panel: readonly Submission[]): Places {
  const others = panel.filter(({ id }) => id !== submission.id);
  return [submission, ...others].map((each) => ({ submission: each, scope: each.scope })) as unknown as Places;
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
