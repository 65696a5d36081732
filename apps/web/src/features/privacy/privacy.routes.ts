import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { queries } from '../../app/queries';
import { signedInRoute } from '../../app/root';
import { ownDataQuery } from './own-data.queries';

/** What Laurel keeps about the reader. */
export const privacyRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/profile/data',
    loader: () => queries.ensureQueryData({ ...ownDataQuery, revalidateIfStale: true }),
    component: lazyRouteComponent(() => import('./own-data.page'), 'OwnDataPage'),
  }),
] as const;
