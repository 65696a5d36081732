import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, taggedAnswerOf } from '../../api/client';
import type { ProfileEdit } from '../../api/schema';
import { sessionQuery } from './session.queries';

/** The reader's own profile, with the ETag that an edit sends back. */
export const ownProfileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: () => taggedAnswerOf(api.GET('/v1/profile')),
});

/** Saves over the profile that was read. @throws Refused `412` when it was changed elsewhere in the meantime. */
export function useEditProfile() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ changes, etag }: { changes: ProfileEdit; etag: string }) =>
      taggedAnswerOf(api.PATCH('/v1/profile', { params: { header: { 'If-Match': etag } }, body: changes })),
    onSuccess: (profile) => {
      queries.setQueryData(ownProfileQuery.queryKey, profile);
      void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
}
