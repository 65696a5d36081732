import { Injectable } from '@nestjs/common';
import { DatabaseClock, type Tx } from '#database';
import { DomainError, Ids } from '#kernel';
import type { Submission } from '#submissions';
import { isEligible, isExcluded } from './assignment.policy.js';
import { answerBy, dueAt, leaseUntil } from './schedule.policy.js';
import type { Review } from '../review.entity.js';
import { ReviewRepository } from '../review.repository.js';
import { type Candidacy, type Reviewer, Reviewers } from './reviewers.js';
import { TermsRepository } from '../terms/terms.repository.js';
import type { Slot } from '../vocabulary.js';

interface Offer {
  slot: Slot;
  /** The details to score. */
  scope: string[];
  /** Null when Laurel offers by itself. */
  actorId: string | null;
}

/**
 * Gives the slots of a submission to reviewers. The caller holds the submission's lock, so slots are given one after
 * another. A unique index also keeps one reviewer in each slot.
 */
@Injectable()
export class Offers {
  constructor(
    private readonly reviewers: Reviewers,
    private readonly reviews: ReviewRepository,
    private readonly terms: TermsRepository,
    private readonly clock: DatabaseClock,
    private readonly ids: Ids,
  ) {}

  /**
   * Offers one slot to each of these reviewers, to all or to none.
   * @throws DomainError `review.conflict` (409) naming who and why; `review.seen-before` (409);
   *   `review.unknown-reviewer` (422) for a person who is not a reviewer.
   */
  async offer(
    tx: Tx,
    submission: Submission,
    reviewerIds: readonly string[],
    slots: readonly Slot[],
    offer: Omit<Offer, 'slot'>,
  ): Promise<Review[]> {
    const candidacies = await this.reviewers.candidacies(tx, submission, reviewerIds);
    refuseUnfit(reviewerIds, candidacies);
    const offered: Review[] = [];
    for (const [at, reviewerId] of reviewerIds.entries()) {
      const candidacy = candidacies.find((candidate) => candidate.reviewerId === reviewerId)!;
      offered.push(await this.write(tx, submission, candidacy, { ...offer, slot: slots[at]! }));
    }
    return offered;
  }

  /**
   * Offers a free slot to the eligible reviewer with the fewest reviews in progress. Null when there is nobody: then
   * an administrator assigns someone.
   */
  async offerToAnother(tx: Tx, submission: Submission, offer: Offer): Promise<Review | null> {
    const next = await this.reviewers.nextToAsk(tx, submission);
    return next === null ? null : this.write(tx, submission, next, offer);
  }

  /** Gives a slot to a reviewer who claims it, offered and accepted in one step; null when they may not have it. */
  async claim(
    tx: Tx,
    submission: Submission,
    reviewerId: string,
    place: Pick<Offer, 'slot' | 'scope'>,
  ): Promise<Review | null> {
    const [candidacy] = await this.reviewers.candidacies(tx, submission, [reviewerId]);
    if (candidacy === undefined || !isEligible(candidacy)) return null;
    return this.write(tx, submission, candidacy, { ...place, actorId: reviewerId }, true);
  }

  private async write(
    tx: Tx,
    submission: Submission,
    { reviewerId, zone }: Reviewer,
    { slot, scope, actorId }: Offer,
    claimed = false,
  ): Promise<Review> {
    const [terms, now] = [
      await this.terms.current(tx, { kind: 'submission', id: submission.id }),
      await this.clock.now(tx),
    ];
    const due = dueAt(now, terms, zone);
    const review: Review = {
      id: this.ids.next(),
      submissionId: submission.id,
      slot,
      reviewerId,
      state: claimed ? 'accepted' : 'offered',
      scope,
      claimed,
      offeredAt: now,
      dueAt: due,
      leaseUntil: claimed ? leaseUntil({ dueAt: due, claimed }, now, terms, zone) : answerBy(now, terms, zone),
      waitingSince: null,
      acceptedAt: claimed ? now : null,
      lockedAt: null,
      summary: '',
      endedAt: null,
      endedBecause: null,
      endedNote: '',
    };
    return this.reviews.add(tx, review, actorId);
  }
}

/** Refuses everyone who cannot be assigned, in one answer. Administrators read it, so it says who and why. */
function refuseUnfit(reviewerIds: readonly string[], candidacies: readonly Candidacy[]): void {
  const unknown = reviewerIds.filter((id) => !candidacies.some(({ reviewerId }) => reviewerId === id));
  if (unknown.length > 0) {
    throw new DomainError(
      'invalid',
      'review.unknown-reviewer',
      'Only people with the role of reviewer can be assigned. Nothing was assigned.',
      {
        errors: unknown.map((id) => ({
          pointer: '',
          detail: `${id} is not a reviewer. Choose someone from the list of reviewers.`,
        })),
      },
    );
  }
  const inConflict = candidacies.filter(({ conflicts }) => conflicts.length > 0);
  if (inConflict.length > 0) {
    const whom = inConflict.map(({ name, conflicts }) => `${name} (${conflicts.join(', ')})`).join('; ');
    throw new DomainError(
      'conflict',
      'review.conflict',
      `There is a conflict of interest: ${whom}. Nothing was assigned. Choose someone else.`,
      {
        conflicts: inConflict.map(({ reviewerId, name, conflicts }) => ({ reviewerId, name, reasons: conflicts })),
      },
    );
  }
  const spent = candidacies.filter(isExcluded);
  if (spent.length > 0) {
    throw new DomainError(
      'conflict',
      'review.seen-before',
      `${spent.map(({ name }) => name).join(', ')} already had this submission. Nothing was assigned. Choose someone else.`,
      {
        reviewers: spent.map(({ reviewerId, name }) => ({ reviewerId, name })),
      },
    );
  }
}
