import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { coachRoute } from '../../app/root';

const getParentRoute = () => coachRoute;

/** A coach's pages: the progress of the people they coach. */
export const coachingRoutes = [
  createRoute({
    getParentRoute,
    path: '/coaching',
    loader: async () => (await import('./coaching.queries')).loadCoaching(),
    component: lazyRouteComponent(() => import('./coaching.page'), 'CoachingPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/coaching/confirmations/$confirmationId',
    loader: async ({ params }) => (await import('./confirmation.queries')).loadConfirmation(params.confirmationId),
    component: lazyRouteComponent(() => import('./confirmation.page'), 'ConfirmationPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/coaching/$enrollmentId',
    loader: async ({ params }) => (await import('./coaching.queries')).loadCoached(params.enrollmentId),
    component: lazyRouteComponent(() => import('./coached.page'), 'CoachedPage'),
  }),
] as const;
