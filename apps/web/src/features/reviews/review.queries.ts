import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { Refused } from '../../api/problem';
import type { ReportProblemInput, ReviewWorkspace } from '../../api/schema';

export type Outcome = ReviewWorkspace['outcomes'][number];
export type Detail = Outcome['details'][number];
export type RubricLevel = ReviewWorkspace['rubric'][number];
export type Artifact = ReviewWorkspace['artifacts'][number];

const pageSize = 50;

/** The reviewer's offers and reviews in progress, earliest due date first. */
export const queueQuery = infiniteQueryOptions({
  queryKey: ['reviews', 'queue'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answerOf(api.GET('/v1/reviews', { params: { query: { limit: pageSize, cursor: pageParam } } })),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

/** The reviews that the reviewer has locked, newest first. */
export const lockedQuery = infiniteQueryOptions({
  queryKey: ['reviews', 'locked'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answerOf(api.GET('/v1/reviews', { params: { query: { state: 'locked', limit: pageSize, cursor: pageParam } } })),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

/** Everything needed to score one review. */
export const workspaceQuery = (reviewId: string) =>
  queryOptions({
    queryKey: ['reviews', 'workspace', reviewId],
    queryFn: () => answerOf(api.GET('/v1/reviews/{reviewId}', { params: { path: { reviewId } } })),
  });

/** Whether a refusal says that the review is no longer this person's: it ended, or their role did. */
export function endsReview(error: unknown): error is Refused {
  return (
    error instanceof Refused &&
    [403, 404, 410].includes(error.problem.status) &&
    error.problem.code !== 'session.second-factor'
  );
}

/** The other reviewer's scores, once both have locked. */
export const otherScoresQuery = (reviewId: string) =>
  queryOptions({
    queryKey: ['reviews', 'other-scores', reviewId],
    queryFn: async () =>
      (await answerOf(api.GET('/v1/reviews/{reviewId}/other-scores', { params: { path: { reviewId } } }))).items,
  });

/**
 * A change to the reviewer's queue. The lists are read again afterwards without waiting, because the line itself may
 * disappear.
 */
function useOnQueue<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: act, onSettled: () => void queries.invalidateQueries({ queryKey: ['reviews'] }) });
}

/** Takes the submission that has waited longest. */
export const useClaim = () => useOnQueue(() => answerOf(api.POST('/v1/reviews/claims', { body: {} })));

export const useAccept = (reviewId: string) =>
  useOnQueue(() => answerOf(api.POST('/v1/reviews/{reviewId}/accept', { params: { path: { reviewId } } })));

/** Declines an offer, or withdraws from a review in progress. */
export const useReturnReview = (reviewId: string) =>
  useOnQueue((body: { reason: string; conflict: boolean }) =>
    answerOf(api.POST('/v1/reviews/{reviewId}/give-back', { params: { path: { reviewId } }, body })),
  );

/** Reports a problem, and keeps the review. */
export const useReportProblem = (reviewId: string) =>
  useOnQueue((body: ReportProblemInput) =>
    answerOf(api.POST('/v1/reviews/{reviewId}/problems', { params: { path: { reviewId } }, body })),
  );

/** Locks the review; this cannot be undone. The caller decides what is read next. */
export function useLock(reviewId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { summary: string }) =>
      answerOf(api.POST('/v1/reviews/{reviewId}/lock', { params: { path: { reviewId } }, body })),
    onError: () => void queries.invalidateQueries({ queryKey: workspaceQuery(reviewId).queryKey }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['reviews'], refetchType: 'none' }),
  });
}
