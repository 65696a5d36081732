import type { ReviewItem } from '../../api/schema';
import { isLate } from './problem-words';

export const shownReviews = ['late', 'in-progress', 'offered', 'adjudication'] as const;
export const orders = ['lease', 'number', 'least-left'] as const;

/** What the queue shows, and in which order; kept in the page's address. */
export interface QueueSearch {
  show?: (typeof shownReviews)[number];
  sort?: (typeof orders)[number];
  /** Code of a micro-credential. */
  of?: string;
  /** The beginning of a submission's number. */
  number?: string;
}

export function queueSearch(given: Record<string, unknown>): QueueSearch {
  const number = String(given.number ?? '').replace(/\D/g, '');
  return {
    show: shownReviews.find((word) => word === given.show),
    sort: orders.find((word) => word === given.sort),
    of: typeof given.of === 'string' ? given.of : undefined,
    number: number === '' ? undefined : number,
  };
}

export const isFiltered = ({ show, of, number }: QueueSearch): boolean =>
  show !== undefined || of !== undefined || number !== undefined;

const isShown: Record<NonNullable<QueueSearch['show']>, (review: ReviewItem, now: number) => boolean> = {
  late: isLate,
  'in-progress': ({ state }) => state !== 'offered',
  offered: ({ state }) => state === 'offered',
  adjudication: ({ kind }) => kind === 'adjudication',
};

const left = ({ inScope, scored }: ReviewItem): number => inScope - scored;

const compare: Record<NonNullable<QueueSearch['sort']>, (a: ReviewItem, b: ReviewItem) => number> = {
  lease: (a, b) => a.leaseUntil.localeCompare(b.leaseUntil),
  number: (a, b) => a.submissionNumber - b.submissionNumber,
  'least-left': (a, b) => left(a) - left(b),
};

/** The reviews that the filter lets through, in its order; as they came, the soonest due first, without an order. */
export function filtered(queue: readonly ReviewItem[], { show, sort, of, number }: QueueSearch, now: number) {
  const shown = queue.filter(
    (review) =>
      (show === undefined || isShown[show](review, now)) &&
      (of === undefined || review.microCredential.code === of) &&
      (number === undefined || String(review.submissionNumber).startsWith(number)),
  );
  return sort === undefined ? shown : shown.toSorted(compare[sort]);
}

type Queued = Pick<ReviewItem, 'id' | 'state' | 'dueAt' | 'waitingSince'>;

/**
 * The reviews to go on with, in order: those in progress, the soonest due first and those that wait for an answer last;
 * then the offers.
 */
export function inOrder<Item extends Queued>(queue: readonly Item[], except: string | null): Item[] {
  const rank = ({ state, waitingSince }: Queued) => (state === 'offered' ? 1 : waitingSince === null ? 0 : 2);
  return queue
    .filter(({ id }) => id !== except)
    .toSorted((a, b) => rank(a) - rank(b) || a.dueAt.localeCompare(b.dueAt));
}
