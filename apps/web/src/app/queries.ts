import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Refused } from '../api/problem';
import { sessionQuery } from '../features/identity/session.queries';
import { answerOrKept, keepAnswers } from '../offline/answers';
import { isConnected } from '../offline/connection';
import { onSignedOutElsewhere } from '../offline/other-tabs';

/**
 * Keeps the API's answers while they are fresh. A refusal is final; a lost connection is retried. Without a connection
 * nothing waits: a page shows what was kept, or says why it cannot open.
 */
export const queries: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always',
      retry: (failures, error) => !(error instanceof Refused) && isConnected() && failures < 2,
      persister: answerOrKept,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
  queryCache: new QueryCache({ onError: noticeEndedSession }),
  mutationCache: new MutationCache({ onError: noticeEndedSession }),
});
keepAnswers(queries);
onSignedOutElsewhere(() => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }));

/** An ended session shows at the next request that needs one. The layout then asks the person to sign in. */
function noticeEndedSession(error: unknown): void {
  if (error instanceof Refused && error.problem.code === 'access.unauthenticated')
    void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
}
