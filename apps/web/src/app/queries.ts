import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Refused } from '../api/problem';

/** What the API answered, kept while it is fresh. A refusal is final; a line that is down is tried again. */
export const queries: QueryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (failures, error) => !(error instanceof Refused) && failures < 2 },
    mutations: { retry: false },
  },
  queryCache: new QueryCache({
    // A session that has ended shows at the next question that needs one; the layout then asks to sign in.
    onError: (error) => {
      if (error instanceof Refused && error.problem.status === 401) void queries.invalidateQueries({ queryKey: ['session'] });
    },
  }),
});
