import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { homeOf } from '../../app/navigation';
import { queries } from '../../app/queries';
import { rootRoute, signedInRoute } from '../../app/root';
import { ownProfileQuery } from './profile.queries';
import { sessionQuery } from './session.queries';

/** An address on this site to continue to. Any other address is dropped. */
const onwards = (to: unknown): string | undefined =>
  typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : undefined;

/** Pages for people who are not signed in: signing in, invitations, password reset. */
export const entranceRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sign-in',
    validateSearch: (search: Record<string, unknown>): { to?: string } => ({ to: onwards(search.to) }),
    beforeLoad: async ({ search }) => {
      const session = await queries.ensureQueryData(sessionQuery);
      if (session) throw redirect({ href: search.to ?? homeOf(session), replace: true });
    },
    component: lazyRouteComponent(() => import('./sign-in.page'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invitation',
    component: lazyRouteComponent(() => import('./invitation.page'), 'InvitationPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/forgotten-password',
    component: lazyRouteComponent(() => import('./forgotten-password.page'), 'ForgottenPasswordPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/password-reset',
    component: lazyRouteComponent(() => import('./password-reset.page'), 'PasswordResetPage'),
  }),
] as const;

/** The pages of the reader's own account. */
export const accountRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/profile',
    loader: () => queries.ensureQueryData(ownProfileQuery),
    component: lazyRouteComponent(() => import('./profile.page'), 'ProfilePage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/profile/second-factor',
    component: lazyRouteComponent(() => import('./second-factor.page'), 'SecondFactorPage'),
  }),
] as const;
