import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client';
import type { MessageSummary, ResendInput } from '../../../api/schema';
import { useAdminAction } from '../parts/keyset';
import { startOf, startOfNext } from './days-as-instants';

export interface ResendSearch {
  failure?: NonNullable<MessageSummary['failure']>;
  domain?: string;
  /** The first and the last day, YYYY-MM-DD, in the reader's zone. */
  from?: string;
  until?: string;
  /** Also to addresses that were refused and are still the same. */
  refused?: 'yes';
}

export function filterOf({ failure, domain, from, until, refused }: ResendSearch): ResendInput['filter'] {
  return {
    failure,
    domain,
    since: from && startOf(from),
    until: until && startOfNext(until),
    refusedAddresses: refused === 'yes' ? true : undefined,
  };
}

export const resendPreviewQuery = (search: ResendSearch) =>
  queryOptions({
    queryKey: ['admin', 'messages', 'resend-preview', search],
    queryFn: () => answerOf(api.POST('/v1/message-resends/preview', { body: { filter: filterOf(search) } })),
    staleTime: 0,
  });

/** Read again often while emails wait to be sent. */
export const resendQuery = (resendId: string) =>
  queryOptions({
    queryKey: ['admin', 'messages', 'resend', resendId],
    queryFn: () => answerOf(api.GET('/v1/message-resends/{resendId}', { params: { path: { resendId } } })),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && (data.finishedAt === null || data.waiting > 0) ? 2_000 : false,
  });

export const useResend = () =>
  useAdminAction((body: ResendInput) => answerOf(api.POST('/v1/message-resends', { body })));
