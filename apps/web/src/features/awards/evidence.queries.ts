import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { OwnEvidenceList } from '../../api/schema';

export type EvidenceItem = OwnEvidenceList['items'][number];

/** The evidence behind a badge, and which items are shared. */
export const evidenceQuery = (awardId: string) =>
  queryOptions({
    queryKey: ['own-evidence', awardId],
    queryFn: () => answerOf(api.GET('/v1/me/awards/{awardId}/evidence', { params: { path: { awardId } } })),
  });

/** Shares an item, or makes it private again. */
export function useSharing(awardId: string, item: EvidenceItem['item']) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (shared: boolean) => {
      const one = { params: { path: { awardId, item } } };
      return answerOf(
        shared
          ? api.PUT('/v1/me/awards/{awardId}/evidence/{item}/share', one)
          : api.DELETE('/v1/me/awards/{awardId}/evidence/{item}/share', one),
      );
    },
    onSuccess: (list) => client.setQueryData(evidenceQuery(awardId).queryKey, list),
  });
}
