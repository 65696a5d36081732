import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Refused } from '../api/problem';
import { sessionQuery } from '../features/identity/session.queries';

/** Keeps the API's answers while they are fresh. A refusal is final; a lost connection is retried. */
export const queries: QueryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (failures, error) => !(error instanceof Refused) && failures < 2 },
    mutations: { retry: false },
  },
  queryCache: new QueryCache({ onError: noticeEndedSession }),
  mutationCache: new MutationCache({ onError: noticeEndedSession }),
});

/** An ended session shows at the next request that needs one. The layout then asks the person to sign in. */
function noticeEndedSession(error: unknown): void {
  if (error instanceof Refused && error.problem.code === 'access.unauthenticated')
    void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
}
