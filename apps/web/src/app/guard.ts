import { redirect } from '@tanstack/react-router';
import type { Role } from '../api/schema';
import { sessionQuery } from '../features/identity/session.queries';
import { queries } from './queries';

/** The page is for a role that the person has not, or that rests until a second factor is set up. */
export class RoleMissing extends Error {
  constructor(
    readonly role: Role,
    readonly withheld: boolean,
  ) {
    super(`This page is for the role ${role}.`);
    this.name = 'RoleMissing';
  }
}

interface Going {
  location: { href: string };
}

/** Lets through who is signed in; sends everybody else to sign in, and back here afterwards. */
export async function requireSession({ location }: Going) {
  const session = await queries.ensureQueryData({ ...sessionQuery, revalidateIfStale: true });
  if (session === null) throw redirect({ to: '/sign-in', search: { to: location.href }, replace: true });
  return { session };
}

/** Lets through who has the role. @throws RoleMissing, which shows as a page of its own. */
export function requireRole(role: Role) {
  return async (going: Going) => {
    const { session } = await requireSession(going);
    if (!session.roles.includes(role)) throw new RoleMissing(role, session.withheldRoles.includes(role));
    return { session };
  };
}
