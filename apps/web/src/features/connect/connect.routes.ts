import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { queries } from '../../app/queries';
import { candidateRoute } from '../../app/root';
import { connectionRequestQuery, connectionsQuery } from './connect.queries';

const getParentRoute = () => candidateRoute;

const word = (given: unknown): string | undefined => (typeof given === 'string' ? given : undefined);

/** Connecting and disconnecting backpacks. */
export const connectRoutes = [
  createRoute({
    getParentRoute,
    path: '/connect',
    validateSearch: (search: Record<string, unknown>): { request?: string; error?: string } => ({
      request: word(search.request),
      error: word(search.error),
    }),
    loaderDeps: ({ search: { request } }) => ({ request }),
    loader: ({ deps: { request } }) =>
      request === undefined ? null : queries.ensureQueryData(connectionRequestQuery(request)),
    component: lazyRouteComponent(() => import('./connect.page'), 'ConnectPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/connections',
    loader: () => queries.ensureQueryData(connectionsQuery),
    component: lazyRouteComponent(() => import('./connections.page'), 'ConnectionsPage'),
  }),
] as const;
