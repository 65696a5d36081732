import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { homeOf } from '../../app/navigation';
import { queries } from '../../app/queries';
import { rootRoute } from '../../app/root';
import { sessionQuery } from '../identity/session.queries';

/** The home page for visitors. People who are signed in go to their own first page. */
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
