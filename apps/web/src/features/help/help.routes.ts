import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { isGuide } from '../../app/help-places';
import { queries } from '../../app/queries';
import { rootRoute } from '../../app/root';
import { sessionQuery } from '../identity/session.queries';

/** A guide for each role, for everyone. Without a name, the guide of the person's first role. */
export const helpRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/help',
    beforeLoad: async () => {
      await queries.ensureQueryData(sessionQuery).catch(() => null);
    },
    component: lazyRouteComponent(() => import('./help.page'), 'OwnHelpPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/help/$guide',
    beforeLoad: ({ params: { guide } }) => {
      if (!isGuide(guide)) throw redirect({ to: '/help/$guide', params: { guide: 'candidate' }, replace: true });
    },
    component: lazyRouteComponent(() => import('./help.page'), 'HelpPage'),
  }),
] as const;
