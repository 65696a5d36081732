import { createRootRoute, createRoute } from '@tanstack/react-router';
import { requireRole, requireSession } from './guard';
import { Layout } from './layout';

/** The parent of every page. Public pages are its direct children. */
export const rootRoute = createRootRoute({ component: Layout });

/** The parent of pages for everyone who is signed in. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: requireSession,
});

/** The parents of pages for one role. The API checks again; these only keep people from a page that would not work. */
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
/** Administrators and designers write micro-credentials on the same pages. */
export const authorRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'author',
  beforeLoad: requireRole('administrator', 'designer'),
});
export const administratorRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'administrator',
  beforeLoad: requireRole('administrator'),
});
