import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { ReviewWorkspace } from '../../api/schema';

export type Outcome = ReviewWorkspace['outcomes'][number];
export type Detail = Outcome['details'][number];
export type RubricLevel = ReviewWorkspace['rubric'][number];
export type Artifact = ReviewWorkspace['artifacts'][number];

const pageSize = 50;

/** What is offered to the reviewer or in their hands, the soonest due first. */
export const queueQuery = infiniteQueryOptions({
  queryKey: ['reviews', 'queue'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answerOf(api.GET('/v1/reviews', { params: { query: { limit: pageSize, cursor: pageParam } } })),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

/** What the reviewer has locked, the latest first. */
export const lockedQuery = infiniteQueryOptions({
  queryKey: ['reviews', 'locked'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answerOf(api.GET('/v1/reviews', { params: { query: { state: 'locked', limit: pageSize, cursor: pageParam } } })),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

/** All that is needed to score one review. */
export const workspaceQuery = (reviewId: string) =>
  queryOptions({
    queryKey: ['reviews', 'workspace', reviewId],
    queryFn: () => answerOf(api.GET('/v1/reviews/{reviewId}', { params: { path: { reviewId } } })),
  });

/** What the other says, once both have locked. */
export const otherScoresQuery = (reviewId: string) =>
  queryOptions({
    queryKey: ['reviews', 'other-scores', reviewId],
    queryFn: async () =>
      (await answerOf(api.GET('/v1/reviews/{reviewId}/other-scores', { params: { path: { reviewId } } }))).items,
  });

/** An act that changes what is in one's hands; the lists are read anew after it, which nobody waits for: the line that was acted on may go. */
function useOnQueue<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: act, onSettled: () => void queries.invalidateQueries({ queryKey: ['reviews'] }) });
}

/** Takes the submission that has waited longest. */
export const useClaim = () => useOnQueue(() => answerOf(api.POST('/v1/reviews/claims', { body: {} })));

export const useAccept = (reviewId: string) =>
  useOnQueue(() => answerOf(api.POST('/v1/reviews/{reviewId}/accept', { params: { path: { reviewId } } })));

/** Declines an offer, or withdraws from a review in hand. */
export const useGiveBack = (reviewId: string) =>
  useOnQueue((body: { reason: string; conflict: boolean }) =>
    answerOf(api.POST('/v1/reviews/{reviewId}/give-back', { params: { path: { reviewId } }, body })),
  );

/** Locks the review for good. */
export const useLock = (reviewId: string) =>
  useOnQueue((body: { summary: string }) =>
    answerOf(api.POST('/v1/reviews/{reviewId}/lock', { params: { path: { reviewId } }, body })),
  );
