import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Refused } from '../api/problem';
import { sessionQuery } from '../features/identity/session.queries';

/** What the API answered, kept while it is fresh. A refusal is final; a line that is down is tried again. */
export const queries: QueryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (failures, error) => !(error instanceof Refused) && failures < 2 },
    mutations: { retry: false },
  },
  queryCache: new QueryCache({ onError: noticeEndedSession }),
  mutationCache: new MutationCache({ onError: noticeEndedSession }),
});

/** A session that has ended shows at the next request that needs one; the layout then asks to sign in. */
function noticeEndedSession(error: unknown): void {
  if (error instanceof Refused && error.problem.code === 'access.unauthenticated')
    void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
}
