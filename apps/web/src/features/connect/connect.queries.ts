import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

/** Who asks. The request is signed to the letter, and goes to the API as it came. */
export const connectionRequestQuery = (request: string) =>
  queryOptions({
    queryKey: ['connection-request', request],
    queryFn: () => answerOf(api.GET('/v1/me/connection-request', { params: { query: { request } } })),
  });

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: () => answerOf(api.GET('/v1/me/connections')),
});

/** Lets the backpack in, or refuses it; the browser then goes back to it. */
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
