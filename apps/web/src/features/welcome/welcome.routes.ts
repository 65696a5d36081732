import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { homeOf } from '../../app/places';
import { queries } from '../../app/queries';
import { rootRoute } from '../../app/root';
import { sessionQuery } from '../identity/session.queries';

/** The start: what Laurel is, for whoever comes from outside; others go to where they work. */
export const welcomeRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    beforeLoad: async () => {
      const session = await queries.ensureQueryData(sessionQuery).catch(() => null);
      if (session) throw redirect({ href: homeOf(session), replace: true });
    },
    component: lazyRouteComponent(() => import('./welcome.page'), 'WelcomePage'),
  }),
] as const;
