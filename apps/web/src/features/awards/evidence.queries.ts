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

/** Shares an item, listed on the badge's public page or not, or makes it private again. */
export function useSharing(awardId: string, item: EvidenceItem['item']) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sharing: { listed: boolean } | null) => {
      const one = { params: { path: { awardId, item } } };
      return answerOf(
        sharing
          ? api.PUT('/v1/me/awards/{awardId}/evidence/{item}/share', { ...one, body: sharing })
          : api.DELETE('/v1/me/awards/{awardId}/evidence/{item}/share', one),
      );
    },
    onSuccess: (list) => client.setQueryData(evidenceQuery(awardId).queryKey, list),
  });
}
