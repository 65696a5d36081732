import { Injectable } from '@nestjs/common';
import { type EntityManager, In, QueryFailedError } from 'typeorm';
import { type Locked, lockRow, Outbox, Transitions, type Tx } from '#database';
import { DomainError, notFound } from '#kernel';
import { isHolding, reviewLifecycle } from './review.lifecycle.js';
import { reviewsEvents } from './events.js';
import { Review } from './review.entity.js';
import { reviewEnded, slotTaken } from './review.refusals.js';
import { holdingStates, type ReviewCommand, type Slot } from './vocabulary.js';

/** The event of each command. A score leaves none. */
const events = {
  accept: reviewsEvents['review.accepted'],
  decline: reviewsEvents['review.declined'],
  conflict: reviewsEvents['review.conflicted'],
  score: null,
  lock: reviewsEvents['review.locked'],
  withdraw: reviewsEvents['review.withdrawn'],
  expire: reviewsEvents['review.expired'],
  void: reviewsEvents['review.voided'],
} as const satisfies Record<ReviewCommand, unknown>;

interface Move {
  /** The row itself when this transaction has already locked it. */
  of: string | Locked<Review>;
  command: ReviewCommand;
  /** Null when Laurel does it by itself. */
  actorId: string | null;
}

/** Where reviews are read and moved from state to state. */
@Injectable()
export class ReviewRepository {
  constructor(
    private readonly transitions: Transitions,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError `review.not-found` */
  async find(manager: EntityManager, reviewId: string): Promise<Review> {
    const review = await manager.findOneBy(Review, { id: reviewId });
    if (review === null) throw notFound('review');
    return review;
  }

  /**
   * A reviewer's own review, unless it has ended.
   * @throws DomainError `review.not-found` for someone else's review; `review.ended` (410) when it has ended.
   */
  async findOwn(manager: EntityManager, reviewId: string, reviewerId: string): Promise<Review> {
    const review = await manager.findOneBy(Review, { id: reviewId, reviewerId });
    if (review === null) throw notFound('review');
    if (!isHolding(review.state)) throw reviewEnded();
    return review;
  }

  /**
   * The review, which nobody else moves until the transaction ends. A caller that also locks the submission locks the
   * submission first.
   * @throws DomainError `review.not-found`
   */
  lock(tx: Tx, reviewId: string): Promise<Locked<Review>> {
    return lockRow(tx, Review, { id: reviewId }, 'review');
  }

  /** {@link findOwn} with the lock of {@link lock}. */
  async lockOwn(tx: Tx, reviewId: string, reviewerId: string): Promise<Locked<Review>> {
    const review = await lockRow(tx, Review, { id: reviewId, reviewerId }, 'review');
    if (!isHolding(review.state)) throw reviewEnded();
    return review;
  }

  /** The reviews of a submission that hold its slots, by slot. */
  holding(manager: EntityManager, submissionId: string): Promise<Review[]> {
    return manager.find(Review, { where: { submissionId, state: In([...holdingStates]) }, order: { slot: 'ASC' } });
  }

  /** The slots of the independent reviewers that nobody holds. */
  async freeSlots(manager: EntityManager, submissionId: string): Promise<Slot[]> {
    const held = (await this.holding(manager, submissionId)).map(({ slot }) => slot);
    return ([1, 2] as const).filter((slot) => !held.includes(slot));
  }

  /**
   * Writes a new review, offered or claimed, with its event. Unique indexes allow one review in a slot, and each
   * reviewer once.
   * @throws DomainError `review.slot-taken`, `review.seen-before` (409)
   */
  async add(tx: Tx, review: Review, actorId: string | null): Promise<Review> {
    await tx.insert(Review, review).catch((error: unknown) => {
      throw refusalOf(error) ?? error;
    });
    const event = review.state === 'offered' ? reviewsEvents['review.offered'] : reviewsEvents['review.accepted'];
    await this.outbox.append(tx, event(happening(review, actorId)));
    return review;
  }

  /**
   * Moves a review along its lifecycle, and writes the event.
   * @throws DomainError `review.transition` (409) naming the state and what it allows.
   */
  move(tx: Tx, { of, command, actorId }: Move, changes: Partial<Review> = {}): Promise<Locked<Review>> {
    return this.transitions.run(tx, Review, reviewLifecycle, {
      of,
      command,
      changes,
      event: (after) => events[command]?.(happening(after, actorId)) ?? null,
    });
  }

  /** Stops the due date and the lease of a review, or lets them run again. */
  async schedule(
    tx: Tx,
    review: Locked<Review>,
    dates: Partial<Pick<Review, 'dueAt' | 'leaseUntil' | 'waitingSince'>>,
  ): Promise<void> {
    await tx.update(Review, { id: review.id }, dates);
  }
}

/** The event leaves out why a review ended, because letters to reviewers are written from events. */
function happening(review: Review, actorId: string | null) {
  const { id, submissionId, reviewerId, slot, claimed, dueAt, leaseUntil } = review;
  const times = { dueAt: dueAt.toISOString(), leaseUntil: leaseUntil.toISOString() };
  return { subjectId: id, actorId, payload: { submissionId, reviewerId, slot, claimed, ...times } };
}

/** The refusal of a unique index, in the words of the domain. */
function refusalOf(error: unknown): DomainError | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const { constraint } = error.driverError as { constraint?: string };
  if (constraint === 'review_one_in_a_slot') return slotTaken();
  if (constraint === 'review_once_a_reviewer')
    return new DomainError(
      'conflict',
      'review.seen-before',
      'This reviewer has already been assigned this submission.',
    );
  return undefined;
}
