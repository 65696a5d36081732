import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

/** The DID that names the holder in their badges. */
export const ownDidQuery = queryOptions({ queryKey: ['own-did'], queryFn: () => answerOf(api.GET('/v1/me/did')) });

/** Sets the DID, or removes it with null. */
export function useOwnDid() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (did: string | null) =>
      answerOf(did === null ? api.DELETE('/v1/me/did') : api.PUT('/v1/me/did', { body: { did } })),
    onSuccess: (own) => client.setQueryData(ownDidQuery.queryKey, own),
  });
}
