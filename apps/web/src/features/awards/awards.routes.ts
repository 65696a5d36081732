import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { queries } from '../../app/queries';
import { candidateRoute } from '../../app/root';
import { issuerNameQuery, ownAwardsQuery, wholeCatalogQuery } from './awards.queries';
import { ownDidQuery } from './did.queries';
import { evidenceQuery } from './evidence.queries';

const getParentRoute = () => candidateRoute;

/** The holder's own badges. The public page of a badge is at its public address. */
export const awardsRoutes = [
  createRoute({
    getParentRoute,
    path: '/my-badges',
    loader: () =>
      Promise.all([
        queries.ensureQueryData(ownAwardsQuery),
        queries.ensureQueryData(wholeCatalogQuery),
        queries.ensureQueryData(ownDidQuery),
      ]),
    component: lazyRouteComponent(() => import('./my-badges.page'), 'MyBadgesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/my-badges/$awardId',
    loader: ({ params }) =>
      Promise.all([
        queries.ensureQueryData(ownAwardsQuery),
        queries.ensureQueryData(issuerNameQuery),
        queries.ensureQueryData(evidenceQuery(params.awardId)),
      ]),
    component: lazyRouteComponent(() => import('./my-badge.page'), 'MyBadgePage'),
  }),
] as const;
