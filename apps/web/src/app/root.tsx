import { createRootRoute, createRoute } from '@tanstack/react-router';
import { requireRole, requireSession } from './guard';
import { Layout } from './layout';

/** Above every page. Public pages hang here. */
export const rootRoute = createRootRoute({ component: Layout });

/** Above pages for whoever is signed in. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: requireSession,
});

/** Above pages for one role. The API checks again; these only spare people a page that cannot work. */
export const candidateRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'candidate',
  beforeLoad: requireRole('candidate'),
});
export const reviewerRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'reviewer',
  beforeLoad: requireRole('reviewer'),
});
export const coachRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'coach',
  beforeLoad: requireRole('coach'),
});
export const administratorRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'administrator',
  beforeLoad: requireRole('administrator'),
});
