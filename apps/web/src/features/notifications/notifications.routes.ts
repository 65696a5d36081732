import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { queries } from '../../app/queries';
import { rootRoute, signedInRoute } from '../../app/root';
import { ownProfileQuery } from '../identity/profile.queries';
import { mailChoicesQuery, notificationsQuery } from './notifications.queries';

/** What Laurel told the reader, and how they get their emails. */
export const notificationRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/notifications',
    validateSearch: ({ show }: Record<string, unknown>): { show?: 'unread' } =>
      show === 'unread' ? { show: 'unread' } : {},
    loaderDeps: ({ search }) => search,
    loader: ({ deps }) =>
      queries.ensureInfiniteQueryData({ ...notificationsQuery(deps.show === 'unread'), revalidateIfStale: true }),
    component: lazyRouteComponent(() => import('./notifications.page'), 'NotificationsPage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/profile/emails',
    loader: () => Promise.all([queries.ensureQueryData(mailChoicesQuery), queries.ensureQueryData(ownProfileQuery)]),
    component: lazyRouteComponent(() => import('./emails.page'), 'EmailsPage'),
  }),
] as const;

/** Where the link of an email leads, without signing in. */
export const unsubscribeRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/unsubscribe',
    component: lazyRouteComponent(() => import('./unsubscribe.page'), 'UnsubscribePage'),
  }),
] as const;
