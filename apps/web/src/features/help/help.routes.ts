import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { isGuide } from '../../app/help-places';
import { rootRoute } from '../../app/root';

/** A guide for each role, for everyone. */
export const helpRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/help/$guide',
    beforeLoad: ({ params: { guide } }) => {
      if (!isGuide(guide)) throw redirect({ to: '/help/$guide', params: { guide: 'candidate' }, replace: true });
    },
    component: lazyRouteComponent(() => import('./help.page'), 'HelpPage'),
  }),
] as const;
