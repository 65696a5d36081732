import { Injectable } from '@nestjs/common';
import { type EntityManager, In, QueryFailedError } from 'typeorm';
import { Outbox, type Tx } from '#database';
import { DomainError, notFound } from '#kernel';
import { isHolding, reviewLifecycle } from './review.lifecycle.js';
import { reviewsEvents } from './events.js';
import { Review } from './review.entity.js';
import { reviewEnded, slotTaken } from './review.refusals.js';
import { holdingStates, type ReviewCommand, type Slot } from './vocabulary.js';

/** The event that each command leaves behind; a score leaves none. */
const events = {
  accept: 'review.accepted',
  decline: 'review.declined',
  conflict: 'review.conflicted',
  score: null,
  lock: 'review.locked',
  withdraw: 'review.withdrawn',
  expire: 'review.expired',
  void: 'review.voided',
} as const satisfies Record<ReviewCommand, keyof typeof reviewsEvents | null>;

type ReviewEvent = NonNullable<(typeof events)[ReviewCommand]> | 'review.offered';

/** Where reviews are read and moved from state to state. */
@Injectable()
export class ReviewRepository {
  constructor(private readonly outbox: Outbox) {}

  /** @throws DomainError `review.not-found` */
  async find(manager: EntityManager, reviewId: string): Promise<Review> {
    const review = await manager.findOneBy(Review, { id: reviewId });
    if (review === null) throw notFound('review');
    return review;
  }

  /**
   * A reviewer's own review, as long as it counts.
   * @throws DomainError `review.not-found` for another's; `review.ended` (410) for one that is out of the process.
   */
  async findOwn(manager: EntityManager, reviewId: string, reviewerId: string): Promise<Review> {
    const review = await manager.findOneBy(Review, { id: reviewId, reviewerId });
    if (review === null) throw notFound('review');
    if (!isHolding(review.state)) throw reviewEnded();
    return review;
  }

  /** Like {@link findOwn}, and nobody else moves it until the transaction ends. Whoever also locks the submission locks that first. */
  async lockOwn(tx: Tx, reviewId: string, reviewerId: string): Promise<Review> {
    const review = await tx.findOne(Review, {
      where: { id: reviewId, reviewerId },
      lock: { mode: 'for_no_key_update' },
    });
    if (review === null) throw notFound('review');
    if (!isHolding(review.state)) throw reviewEnded();
    return review;
  }

  /** The reviews of a submission that hold its slots, by slot. */
  holding(manager: EntityManager, submissionId: string): Promise<Review[]> {
    return manager.find(Review, { where: { submissionId, state: In([...holdingStates]) }, order: { slot: 'ASC' } });
  }

  /** The places of the two independent reviewers that nobody holds. */
  async freeSlots(manager: EntityManager, submissionId: string): Promise<Slot[]> {
    const held = (await this.holding(manager, submissionId)).map(({ slot }) => slot);
    return ([1, 2] as const).filter((slot) => !held.includes(slot));
  }

  /**
   * Writes a new review, offered or claimed, with its event. The database lets one into a slot, and nobody in twice.
   * @throws DomainError `review.slot-taken`, `review.seen-before` (409)
   */
  async add(tx: Tx, review: Review, actorId: string | null): Promise<Review> {
    await tx.insert(Review, review).catch((error: unknown) => {
      throw refusalOf(error) ?? error;
    });
    await this.record(tx, review.state === 'offered' ? 'review.offered' : 'review.accepted', review, actorId);
    return review;
  }

  /**
   * Moves a review along its lifecycle by one conditional update, and writes the event.
   * @throws DomainError `review.transition` (409) naming the state and what it allows.
   */
  async move(
    tx: Tx,
    review: Review,
    { command, actorId }: { command: ReviewCommand; actorId: string | null },
    changes: Partial<Review> = {},
  ): Promise<Review> {
    const after: Review = { ...review, ...changes, state: reviewLifecycle.next(review.state, command) };
    const updated = await tx.update(Review, { id: review.id, state: review.state }, {
      ...changes,
      state: after.state,
    } as never);
    if (updated.affected !== 1) throw reviewLifecycle.conflict(review.state, command);
    const event = events[command];
    if (event !== null) await this.record(tx, event, after, actorId);
    return after;
  }

  /** Why a review ended is not in its event: listeners write to reviewers. */
  private async record(tx: Tx, type: ReviewEvent, review: Review, actorId: string | null): Promise<void> {
    const { id, submissionId, reviewerId, slot, claimed, dueAt, leaseUntil } = review;
    const payload = {
      submissionId,
      reviewerId,
      slot,
      claimed,
      dueAt: dueAt.toISOString(),
      leaseUntil: leaseUntil.toISOString(),
    };
    await this.outbox.append(tx, reviewsEvents[type]({ subjectId: id, actorId, payload }));
  }
}

/** What a unique index refused, in the domain's words. */
function refusalOf(error: unknown): DomainError | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const { constraint } = error.driverError as { constraint?: string };
  if (constraint === 'review_one_in_a_slot') return slotTaken();
  if (constraint === 'review_once_a_reviewer')
    return new DomainError('conflict', 'review.seen-before', 'This reviewer already had this submission.');
  return undefined;
}
