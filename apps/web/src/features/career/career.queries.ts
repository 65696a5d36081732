import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, taggedAnswerOf } from '../../api/client';
import type { CareerRecordInput } from '../../api/schema';

/** The person's progress, with the ETag of the record that an edit sends back. */
export const careerQuery = queryOptions({
  queryKey: ['career'],
  queryFn: () => taggedAnswerOf(api.GET('/v1/me/career')),
});

/** Saves the record over the one that was read. @throws Refused `412` when it was changed elsewhere in the meantime. */
export function useGiveRecord() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ record, etag }: { record: CareerRecordInput; etag: string }) =>
      taggedAnswerOf(api.PUT('/v1/me/career-record', { params: { header: { 'If-Match': etag } }, body: record })),
    onSuccess: (career) => queries.setQueryData(careerQuery.queryKey, career),
  });
}
