import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { queries } from '../../app/queries';

/** The artifacts that candidates ask the reader to confirm, the longest waiting first. */
export const waitingConfirmationsQuery = queryOptions({
  queryKey: ['coaching', 'confirmations'],
  queryFn: async () => (await answerOf(api.GET('/v1/confirmations'))).items,
});

/** One artifact to confirm. Its links to files work for 15 minutes. The coach may read it only while it is asked for. */
export const confirmationQuery = (confirmationId: string) =>
  queryOptions({
    queryKey: ['artifact-to-confirm', confirmationId],
    queryFn: () => answerOf(api.GET('/v1/confirmations/{confirmationId}', { params: { path: { confirmationId } } })),
    staleTime: 0,
  });

export const loadConfirmation = (confirmationId: string) => queries.ensureQueryData(confirmationQuery(confirmationId));

/** An answer. After a refusal the artifact is read again: it may have changed. */
function useOnConfirmation<Input>(confirmationId: string, act: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onError: () => queries.invalidateQueries({ queryKey: confirmationQuery(confirmationId).queryKey }),
    onSettled: () => queries.invalidateQueries({ queryKey: waitingConfirmationsQuery.queryKey, exact: true }),
  });
}

export const useConfirm = (confirmationId: string) =>
  useOnConfirmation(confirmationId, (contentSha256: string) =>
    answerOf(
      api.POST('/v1/confirmations/{confirmationId}/confirm', {
        params: { path: { confirmationId } },
        body: { contentSha256 },
      }),
    ),
  );

export const useDecline = (confirmationId: string) =>
  useOnConfirmation(confirmationId, (note: string) =>
    answerOf(
      api.POST('/v1/confirmations/{confirmationId}/decline', { params: { path: { confirmationId } }, body: { note } }),
    ),
  );
