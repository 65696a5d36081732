import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

/** Who is asking. The request is signed, so it goes to the API unchanged. */
export const connectionRequestQuery = (request: string) =>
  queryOptions({
    queryKey: ['connection-request', request],
    queryFn: () => answerOf(api.GET('/v1/me/connection-request', { params: { query: { request } } })),
  });

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: () => answerOf(api.GET('/v1/me/connections')),
});

/** Allows or denies the backpack. The browser then goes back to it. */
export function useDecide() {
  return useMutation({
    mutationFn: (decision: { request: string; allow: boolean }) =>
      answerOf(api.POST('/v1/me/connections', { body: decision })),
    onSuccess: ({ url }) => window.location.assign(url),
  });
}

export function useDisconnect() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (clientId: string) =>
      answerOf(api.DELETE('/v1/me/connections/{clientId}', { params: { path: { clientId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  });
}
