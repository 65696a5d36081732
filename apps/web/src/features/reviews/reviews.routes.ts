import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { queries } from '../../app/queries';
import { reviewerRoute } from '../../app/root';
import { queueSearch } from './queue-filter';
import { lockedQuery, queueQuery, workspaceQuery } from './review.queries';

const getParentRoute = () => reviewerRoute;

const deskRoute = createRoute({
  getParentRoute,
  path: '/reviews/$reviewId',
  loader: ({ params }) => queries.ensureQueryData({ ...workspaceQuery(params.reviewId), revalidateIfStale: true }),
  component: lazyRouteComponent(() => import('./review-desk'), 'ReviewDesk'),
  errorComponent: lazyRouteComponent(() => import('./review-desk'), 'UnopenedDesk'),
});

/** A reviewer's pages, from the queue to the lock. */
export const reviewRoutes = [
  createRoute({
    getParentRoute,
    path: '/reviews',
    validateSearch: queueSearch,
    loader: () =>
      Promise.all([queries.ensureInfiniteQueryData(queueQuery), queries.ensureInfiniteQueryData(lockedQuery)]),
    component: lazyRouteComponent(() => import('./queue.page'), 'QueuePage'),
  }),
  deskRoute.addChildren([
    createRoute({
      getParentRoute: () => deskRoute,
      path: '/',
      component: lazyRouteComponent(() => import('./scoring.page'), 'ScoringPage'),
    }),
    createRoute({
      getParentRoute: () => deskRoute,
      path: '/lock',
      component: lazyRouteComponent(() => import('./lock.page'), 'LockPage'),
    }),
  ]),
] as const;
