import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';

/**
 * Verification of any badge, for everyone. The page's address may name the badge; the form is then filled in, and the
 * reader submits it.
 */
export const verificationRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/verify',
    validateSearch: (search: Record<string, unknown>): { url?: string } => ({
      url: typeof search.url === 'string' ? search.url : undefined,
    }),
    component: lazyRouteComponent(() => import('./verify.page'), 'VerifyPage'),
  }),
] as const;
