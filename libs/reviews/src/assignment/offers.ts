import { Injectable } from '@nestjs/common';
import { DatabaseClock, type Tx } from '#database';
import { DomainError, Ids } from '#kernel';
import type { Submission } from '#submissions';
import { isEligible, isSpent } from './assignment.policy.js';
import { answerBy, dueAt, leaseUntil } from './schedule.policy.js';
import type { Review } from '../review.entity.js';
import { ReviewRepository } from '../review.repository.js';
import { type Candidacy, type Reviewer, Reviewers } from './reviewers.js';
import { TermsRepository } from '../terms/terms.repository.js';
import type { Slot } from '../vocabulary.js';

interface Offer {
  slot: Slot;
  /** The details to be scored. */
  scope: string[];
  /** Null when Laurel asks by itself. */
  actorId: string | null;
}

/**
 * Gives the slots of a submission to reviewers. The caller holds the submission's lock, so that slots are given one
 * after the other; a unique index keeps one reviewer in each all the same.
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
   * Offers each of the named reviewers one of the slots, all or none.
   * @throws DomainError `review.conflict` (409) naming whom and why; `review.seen-before` (409);
   *   `review.unknown-reviewer` (422) for a person who is no reviewer.
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

  /** Offers a slot that fell free to whoever has the least in hand; null when nobody is left to ask, and an administrator has to look. */
  async offerToAnother(tx: Tx, submission: Submission, offer: Offer): Promise<Review | null> {
    const next = await this.reviewers.nextToAsk(tx, submission);
    return next === null ? null : this.write(tx, submission, next, offer);
  }

  /** Gives a slot to a reviewer who asked for it, offered and accepted in one; null when it cannot be theirs. */
  async claim(tx: Tx, submission: Submission, reviewerId: string, slot: Slot): Promise<Review | null> {
    const [candidacy] = await this.reviewers.candidacies(tx, submission, [reviewerId]);
    if (candidacy === undefined || !isEligible(candidacy)) return null;
    return this.write(tx, submission, candidacy, { slot, scope: submission.scope, actorId: reviewerId }, true);
  }

  private async write(
    tx: Tx,
    submission: Submission,
    { reviewerId, zone }: Reviewer,
    { slot, scope, actorId }: Offer,
    claimed = false,
  ): Promise<Review> {
    const [terms, now] = [await this.terms.current(tx), await this.clock.now(tx)];
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

/** Refuses everyone who cannot be asked, all in one answer. Administrators read it, so it says whom and why. */
function refuseUnfit(reviewerIds: readonly string[], candidacies: readonly Candidacy[]): void {
  const unknown = reviewerIds.filter((id) => !candidacies.some(({ reviewerId }) => reviewerId === id));
  if (unknown.length > 0) {
    throw new DomainError(
      'invalid',
      'review.unknown-reviewer',
      'Only a person with the role of reviewer can be asked.',
      {
        errors: unknown.map((id) => ({
          pointer: '',
          detail: `${id} is not a reviewer. GET eligible-reviewers lists who is.`,
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
      `There is a conflict of interest: ${whom}. Choose others; nothing was assigned.`,
      {
        conflicts: inConflict.map(({ reviewerId, name, conflicts }) => ({ reviewerId, name, reasons: conflicts })),
      },
    );
  }
  const spent = candidacies.filter(isSpent);
  if (spent.length > 0) {
    throw new DomainError(
      'conflict',
      'review.seen-before',
      `${spent.map(({ name }) => name).join(', ')} already had this submission. Choose others; nothing was assigned.`,
      {
        reviewers: spent.map(({ reviewerId, name }) => ({ reviewerId, name })),
      },
    );
  }
}
