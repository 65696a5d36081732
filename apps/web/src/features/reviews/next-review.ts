import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client';
import { Refused } from '../../api/problem';
import { inOrder } from './queue-filter';
import { queueQuery } from './review.queries';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The number of the submission whose review was locked on the way to this page. */
    justLocked?: number;
    /** There was no next review after the lock. */
    wasLast?: boolean;
  }
}

interface From {
  /** The review that is open now. */
  current?: string;
  /** Its submission's number, when it was locked just now. */
  justLocked?: number;
}

/**
 * Opens the next review: one in progress, an offer, which is accepted, or one from the pool, third reviews too. The error
 * is `review.nothing-to-claim` when there is none.
 */
export function useNextReview(onNone?: () => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async ({ current = null }: { current?: string | null; justLocked?: number }) => {
      const { pages } = await queries.fetchInfiniteQuery({ ...queueQuery, staleTime: 0 });
      for (const { id, state } of inOrder(
        pages.flatMap(({ items }) => items),
        current,
      ))
        if (state !== 'offered' || (await accepted(id))) return id;
      return (await answerOf(api.POST('/v1/reviews/claims', { body: {} }))).id;
    },
    onSuccess: (reviewId, { justLocked }) =>
      void navigate({ to: '/reviews/$reviewId', params: { reviewId }, state: { justLocked } }),
    onError: onNone,
    onSettled: () => void queries.invalidateQueries({ queryKey: ['reviews'], refetchType: 'none' }),
  });
  const go = (from: From = {}) => {
    if (!isPending) mutate(from);
  };
  return { go, isPending, error, reset };
}

/** Accepts an offer. False when it is no longer there. */
async function accepted(reviewId: string): Promise<boolean> {
  try {
    await answerOf(api.POST('/v1/reviews/{reviewId}/accept', { params: { path: { reviewId } } }));
    return true;
  } catch (error) {
    if (error instanceof Refused && [404, 409, 410].includes(error.problem.status)) return false;
    throw error;
  }
}
