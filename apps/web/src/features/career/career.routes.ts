import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { queries } from '../../app/queries';
import { candidateRoute } from '../../app/root';
import { careerQuery } from './career.queries';

const getParentRoute = () => candidateRoute;

/** Progress toward the career certificate, and the record it is calculated from. */
export const careerRoutes = [
  createRoute({
    getParentRoute,
    path: '/career',
    loader: () => queries.ensureQueryData({ ...careerQuery, revalidateIfStale: true }),
    component: lazyRouteComponent(() => import('./career.page'), 'CareerPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/career/record',
    loader: () => queries.ensureQueryData({ ...careerQuery, revalidateIfStale: true }),
    component: lazyRouteComponent(() => import('./record.page'), 'RecordPage'),
  }),
] as const;
