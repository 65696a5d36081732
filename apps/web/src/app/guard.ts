import { redirect } from '@tanstack/react-router';
import type { Role } from '../api/schema';
import { sessionQuery } from '../features/identity/session.queries';
import { queries } from './queries';

/** The page is for a role that the person does not have, or that is on hold until they set up a second factor. */
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

/** Lets signed-in people through. Sends everyone else to sign in, and then back here. */
export async function requireSession({ location }: Going) {
  const session = await queries.ensureQueryData({ ...sessionQuery, revalidateIfStale: true });
  if (session === null) throw redirect({ to: '/sign-in', search: { to: location.href }, replace: true });
  return { session };
}

/** Lets people with the role through, or with one of several. @throws RoleMissing, which has a page of its own. */
export function requireRole(role: Role, ...others: Role[]) {
  return async (going: Going) => {
    const { session } = await requireSession(going);
    const fitting = [role, ...others];
    if (!fitting.some((one) => session.roles.includes(one))) {
      const withheld = fitting.find((one) => session.withheldRoles.includes(one));
      throw new RoleMissing(withheld ?? role, withheld !== undefined);
    }
    return { session };
  };
}
