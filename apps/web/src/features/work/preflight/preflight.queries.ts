import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client';
import type { Preflight } from '../../../api/schema';
import { submissionQuery } from '../submission.queries';

/** What Laurel found that could tell reviewers whose work it is. It looks a few seconds after each change. */
export const preflightQuery = (submissionId: string) =>
  queryOptions({
    queryKey: ['preflight', submissionId],
    queryFn: () =>
      answerOf(api.GET('/v1/submissions/{submissionId}/preflight', { params: { path: { submissionId } } })),
    staleTime: 0,
  });

/**
 * Something done about a finding. What is missing is read again afterwards. The finding is no longer on the page then, so
 * `onDone` is called here.
 */
function useOnFinding<Input>(
  submissionId: string,
  onDone: (input: Input) => void,
  act: (input: Input) => Promise<Preflight>,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (preflight, input) => {
      queries.setQueryData(preflightQuery(submissionId).queryKey, preflight);
      onDone(input);
    },
    onError: () => queries.invalidateQueries({ queryKey: preflightQuery(submissionId).queryKey }),
    onSettled: () => queries.invalidateQueries({ queryKey: submissionQuery(submissionId).queryKey }),
  });
}

/** What is done about a finding. `alike`: about the other places like it too. */
export interface Replacing {
  remove: boolean;
  alike: boolean;
}
export interface Keeping {
  reason: string;
  alike: boolean;
}

export function useKeepFinding(submissionId: string, findingId: string, onDone: (how: Keeping) => void) {
  return useOnFinding(submissionId, onDone, (how: Keeping) =>
    answerOf(
      api.POST('/v1/submissions/{submissionId}/preflight/{findingId}/keep', {
        params: { path: { submissionId, findingId } },
        body: how,
      }),
    ),
  );
}

export function useReplaceFinding(submissionId: string, findingId: string, onDone: (how: Replacing) => void) {
  return useOnFinding(submissionId, onDone, (how: Replacing) =>
    answerOf(
      api.POST('/v1/submissions/{submissionId}/preflight/{findingId}/replace', {
        params: { path: { submissionId, findingId } },
        body: how,
      }),
    ),
  );
}
