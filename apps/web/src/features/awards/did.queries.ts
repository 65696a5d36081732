import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

/** The DID by which one's badges name one. */
export const ownDidQuery = queryOptions({ queryKey: ['own-did'], queryFn: () => answerOf(api.GET('/v1/me/did')) });

/** Gives a DID, or takes it away with null. */
export function useOwnDid() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (did: string | null) =>
      answerOf(did === null ? api.DELETE('/v1/me/did') : api.PUT('/v1/me/did', { body: { did } })),
    onSuccess: (own) => client.setQueryData(ownDidQuery.queryKey, own),
  });
}
