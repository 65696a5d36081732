import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

/** The catalog rarely changes. */
const staleTime = 5 * 60_000;

/** The framework, and the stacks with their micro-credentials and current versions. */
export const catalogQuery = queryOptions({
  queryKey: ['catalog'],
  staleTime,
  queryFn: () => answerOf(api.GET('/v1/catalog')),
});

export const microCredentialQuery = (code: string) =>
  queryOptions({
    queryKey: ['micro-credentials', code],
    staleTime,
    queryFn: () => answerOf(api.GET('/v1/micro-credentials/{code}', { params: { path: { code } } })),
  });

/** The public versions of a micro-credential, newest first. One page holds more than any will have. */
export const versionsQuery = (code: string) =>
  queryOptions({
    queryKey: ['micro-credentials', code, 'versions'],
    staleTime,
    queryFn: () =>
      answerOf(api.GET('/v1/micro-credentials/{code}/versions', { params: { path: { code }, query: { limit: 200 } } })),
  });

/** A version never changes once it is public. */
export const versionQuery = (id: string) =>
  queryOptions({
    queryKey: ['versions', id],
    staleTime,
    queryFn: () => answerOf(api.GET('/v1/versions/{id}', { params: { path: { id } } })),
  });

export const approvalsQuery = (id: string) =>
  queryOptions({
    queryKey: ['versions', id, 'approvals'],
    staleTime,
    queryFn: () => answerOf(api.GET('/v1/versions/{id}/approvals', { params: { path: { id } } })),
  });

export interface CompetencyFilter {
  psel?: string;
  domain?: string;
  level?: string;
}

export const competenciesQuery = (filter: CompetencyFilter) =>
  infiniteQueryOptions({
    queryKey: ['competencies', filter],
    staleTime,
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/v1/competencies', { params: { query: { ...filter, cursor: pageParam, limit: 20 } } })),
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
