import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { administratorRoute } from '../../app/root';

/** The frame of every administrator's page. */
export const adminRoute = createRoute({
  getParentRoute: () => administratorRoute,
  path: '/admin',
  component: lazyRouteComponent(() => import('./admin-layout'), 'AdminLayout'),
});
