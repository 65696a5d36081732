import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client';
import type { Delivery, MessageSummary } from '../../../api/schema';
import { queries } from '../../../app/queries';
import { keysetQuery, useAdminAction } from '../parts/keyset';

export interface AuditFilter {
  subjectKind?: string;
  subjectId?: string;
  actorId?: string;
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

export const auditQuery = (filter: AuditFilter) =>
  keysetQuery(['audit', filter], (page) =>
    answerOf(api.GET('/v1/audit', { params: { query: { ...filter, ...page } } })),
  );

export const loadMessage = (id: string) => queries.ensureQueryData(messageQuery(id));

export const useRetryMessage = (id: string) =>
  useAdminAction((_: string) => answerOf(api.POST('/v1/messages/{id}/retry', { params: { path: { id } } })));

export const useRetryDelivery = ({ eventId, listener }: Pick<Delivery, 'eventId' | 'listener'>) =>
  useAdminAction((_: string) =>
    answerOf(api.POST('/v1/deliveries/{eventId}/{listener}/retry', { params: { path: { eventId, listener } } })),
  );
