import { Injectable } from '@nestjs/common';
import { DatabaseClock, type Tx } from '#database';
import { DomainError, Ids } from '#kernel';
import type { Submission } from '#submissions';
import { isEligible, isExcluded } from './assignment.policy.js';
import { answerBy, dueAt, leaseUntil } from './schedule.policy.js';
import { SharedScores } from '../panels/shared-scores.js';
import type { Review } from '../review.entity.js';
import { ReviewRepository } from '../review.repository.js';
import { type Candidacy, type Reviewer, Reviewers } from './reviewers.js';
import { TermsRepository } from '../terms/terms.repository.js';
import type { Slot } from '../vocabulary.js';

/** A submission, and the details to score in it. */
export interface Place {
  submission: Submission;
  scope: string[];
}

/** What one reviewer gets together: a submission, or all that a team submitted. */
export type Places = readonly [Place, ...Place[]];

interface Offer {
  slot: Slot;
  /** Null when Laurel offers by itself. */
  actorId: string | null;
}

/**
 * Gives the slots of a submission, or of all that a team submitted, to reviewers. The caller holds the submission's lock, so slots are given one after
 * another. A unique index also keeps one reviewer in each slot.
 */
@Injectable()
export class Offers {
  constructor(
    private readonly reviewers: Reviewers,
    private readonly reviews: ReviewRepository,
    private readonly shared: SharedScores,
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
    places: Places,
    reviewerIds: readonly string[],
    slots: readonly Slot[],
    { actorId }: Omit<Offer, 'slot'>,
  ): Promise<Review[]> {
    const candidacies = await this.reviewers.candidacies(tx, places[0].submission, reviewerIds);
    refuseUnfit(reviewerIds, candidacies);
    const offered: Review[] = [];
    for (const [at, reviewerId] of reviewerIds.entries()) {
      const candidacy = candidacies.find((candidate) => candidate.reviewerId === reviewerId)!;
      offered.push(...(await this.writeAll(tx, places, candidacy, { actorId, slot: slots[at]! })));
    }
    return offered;
  }

  /**
   * Offers a free slot to the eligible reviewer with the fewest reviews in progress. When there is nobody, an
   * administrator assigns someone.
   */
  async offerToAnother(tx: Tx, places: Places, offer: Offer): Promise<void> {
    const next = await this.reviewers.nextToAsk(tx, places[0].submission);
    if (next !== null) await this.writeAll(tx, places, next, offer);
  }

  /** Gives a slot to a reviewer who claims it, offered and accepted in one step; null when they may not have it. */
  async claim(tx: Tx, places: Places, reviewerId: string, slot: Slot): Promise<Review[] | null> {
    const [candidacy] = await this.reviewers.candidacies(tx, places[0].submission, [reviewerId]);
    if (candidacy === undefined || !isEligible(candidacy)) return null;
    return this.writeAll(tx, places, candidacy, { slot, actorId: reviewerId }, true);
  }

  private async writeAll(tx: Tx, places: Places, reviewer: Reviewer, offer: Offer, claimed = false): Promise<Review[]> {
    const written: Review[] = [];
    for (const place of places) {
      written.push(await this.write(tx, place, reviewer, offer, claimed));
      await this.shared.receive(tx, place.submission, offer.slot);
    }
    return written;
  }

  private async write(
    tx: Tx,
    { submission, scope }: Place,
    { reviewerId, zone }: Reviewer,
    { slot, actorId }: Offer,
    claimed: boolean,
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
