import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client';
import type { Delivery, MessageSummary } from '../../../api/schema';
import { queries } from '../../../app/queries';
import { keysetQuery, useAdminAction } from '../parts/keyset';
import { startOf, startOfNext } from './days-as-instants';

export interface AuditFilter {
  subjectKind?: string;
  subjectId?: string;
  actorId?: string;
  /** Part of the name or email address of who did it. */
  actor?: string;
  type?: string;
  /** The first and the last day, YYYY-MM-DD, in the reader's zone. */
  from?: string;
  until?: string;
}

export const messagesQuery = (filter: { state?: MessageSummary['state']; personId?: string }) =>
  keysetQuery(['messages', filter], (page) =>
    answerOf(api.GET('/v1/messages', { params: { query: { ...filter, ...page } } })),
  );

export const messageQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'messages', 'one', id],
    queryFn: () => answerOf(api.GET('/v1/messages/{id}', { params: { path: { id } } })),
  });

export const deliveriesQuery = (state: Delivery['state']) =>
  keysetQuery(['deliveries', state], (page) =>
    answerOf(api.GET('/v1/deliveries', { params: { query: { state, ...page } } })),
  );

export const auditQuery = (filter: AuditFilter) => {
  const { from, until, ...rest } = filter;
  const query = { ...rest, from: from && startOf(from), until: until && startOfNext(until) };
  return keysetQuery(['audit', filter], (page) =>
    answerOf(api.GET('/v1/audit', { params: { query: { ...query, ...page } } })),
  );
};

export const auditTypesQuery = queryOptions({
  queryKey: ['admin', 'audit-types'],
  queryFn: async () => (await answerOf(api.GET('/v1/audit/types'))).items,
});

export const loadMessage = (id: string) => queries.ensureQueryData(messageQuery(id));

export const useRetryMessage = (id: string) =>
  useAdminAction((_: string) => answerOf(api.POST('/v1/messages/{id}/retry', { params: { path: { id } } })));

export const useRetryDelivery = ({ eventId, listener }: Pick<Delivery, 'eventId' | 'listener'>) =>
  useAdminAction((_: string) =>
    answerOf(api.POST('/v1/deliveries/{eventId}/{listener}/retry', { params: { path: { eventId, listener } } })),
  );
