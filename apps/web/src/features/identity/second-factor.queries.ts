import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { sessionQuery } from './session.queries';

/** Begins setting up a second factor. Sign-in does not ask for it until it is confirmed. */
export const useBeginSecondFactor = () =>
  useMutation({ mutationFn: (password: string) => answerOf(api.POST('/v1/second-factor', { body: { password } })) });

/** Turns the second factor on. Roles that were on hold become active. */
export function useConfirmSecondFactor() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => answerOf(api.POST('/v1/second-factor/confirmation', { body: { code } })),
    onSuccess: (session) => queries.setQueryData(sessionQuery.queryKey, session),
  });
}

export function useRemoveSecondFactor() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (password: string) => answerOf(api.POST('/v1/second-factor/removal', { body: { password } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
}
