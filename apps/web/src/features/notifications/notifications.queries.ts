import {
  infiniteQueryOptions,
  type InfiniteData,
  queryOptions,
  useMutation,
  type QueryClient,
  useQueryClient,
} from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { MailChoice, NotificationKind, NotificationPage } from '../../api/schema';

/** How often an open page asks whether there is something new. */
const refetchInterval = 2 * 60_000;

/** How many of the reader's notifications are unread. */
export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: () => answerOf(api.GET('/v1/notifications/unread')),
  refetchInterval,
});

/** The reader's notifications, the newest first. */
export const notificationsQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['notifications', 'list', { unread }],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/notifications', {
          params: { query: { ...(unread && { unread: 'true' }), cursor: pageParam, limit: 20 } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** How the reader gets the emails of each kind. */
export const mailChoicesQuery = queryOptions({
  queryKey: ['notifications', 'mail'],
  queryFn: () => answerOf(api.GET('/v1/notifications/mail')),
});

export function useMark() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, read }: { id: string; read: boolean }) =>
      answerOf(api.PATCH('/v1/notifications/{id}', { params: { path: { id } }, body: { read } })),
    onSuccess: (_, { id, read }) => showAs(queries, read, (one) => one === id),
  });
}

/** Marks everything as read, up to the newest that the reader sees. */
export function useMarkAll() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (through: string) => answerOf(api.POST('/v1/notifications/read', { body: { through } })),
    onSuccess: (_, through) => showAs(queries, true, (one) => one <= through),
  });
}

export function useChooseMail() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { kind: NotificationKind; choice: MailChoice }) =>
      answerOf(api.PUT('/v1/notifications/mail', { body })),
    onSuccess: (choices) => queries.setQueryData(mailChoicesQuery.queryKey, choices),
  });
}

/** What the link of an email turns off. */
export const unsubscribeQuery = (token: string) =>
  queryOptions({
    queryKey: ['unsubscribe', token],
    queryFn: () => answerOf(api.GET('/v1/mail/unsubscribe/{token}/about', { params: { path: { token } } })),
  });

export function useUnsubscribe(token: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/v1/mail/unsubscribe/{token}', { params: { path: { token } } })),
    onSuccess: (subscription) => {
      queries.setQueryData(unsubscribeQuery(token).queryKey, subscription);
      void queries.invalidateQueries({ queryKey: mailChoicesQuery.queryKey });
    },
  });
}

/** Changes the lists in place, so that nothing moves under the reader's hand, and counts again. */
function showAs(queries: QueryClient, read: boolean, changed: (id: string) => boolean): void {
  queries.setQueriesData<InfiniteData<NotificationPage>>({ queryKey: ['notifications', 'list'] }, (list) =>
    list === undefined
      ? list
      : {
          ...list,
          pages: list.pages.map((page) => ({
            ...page,
            items: page.items.map((item) => (changed(item.id) ? { ...item, read } : item)),
          })),
        },
  );
  void queries.invalidateQueries({ queryKey: unreadQuery.queryKey });
}
