import { createRouter } from '@tanstack/react-router';
import { adminRoutes } from '../features/admin/admin.routes';
import { authoringRoutes } from '../features/admin/catalog/catalog.routes';
import { awardsRoutes } from '../features/awards/awards.routes';
import { careerRoutes } from '../features/career/career.routes';
import { catalogRoutes } from '../features/catalog/catalog.routes';
import { coachingRoutes } from '../features/coaching/coaching.routes';
import { connectRoutes } from '../features/connect/connect.routes';
import { helpRoutes } from '../features/help/help.routes';
import { accountRoutes, entranceRoutes } from '../features/identity/identity.routes';
import { notificationRoutes, unsubscribeRoutes } from '../features/notifications/notifications.routes';
import { privacyRoutes } from '../features/privacy/privacy.routes';
import { reviewRoutes } from '../features/reviews/reviews.routes';
import { verificationRoutes } from '../features/verification/verification.routes';
import { welcomeRoutes } from '../features/welcome/welcome.routes';
import { workRoutes } from '../features/work/work.routes';
import { Loading } from '../ui/loading';
import { NotFound } from './not-found';
import {
  administratorRoute,
  authorRoute,
  candidateRoute,
  coachRoute,
  reviewerRoute,
  rootRoute,
  signedInRoute,
} from './root';
import { RouteError } from './route-error';

const routeTree = rootRoute.addChildren([
  ...welcomeRoutes,
  ...catalogRoutes,
  ...entranceRoutes,
  ...verificationRoutes,
  ...unsubscribeRoutes,
  signedInRoute.addChildren([...accountRoutes, ...notificationRoutes, ...privacyRoutes]),
  ...helpRoutes,
  candidateRoute.addChildren([...workRoutes, ...awardsRoutes, ...careerRoutes, ...connectRoutes]),
  reviewerRoute.addChildren(reviewRoutes),
  coachRoute.addChildren(coachingRoutes),
  authorRoute.addChildren(authoringRoutes),
  administratorRoute.addChildren(adminRoutes),
]);

/** Loads a page when someone opens it, or when the pointer or focus reaches a link to it. */
export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0, // the queries know what is fresh
  defaultPendingMs: 0, // Loading shows only after a moment
  defaultPendingMinMs: 0,
  defaultPendingComponent: () => <Loading />,
  defaultErrorComponent: RouteError,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
