import type { Actor, Role } from './actor.js';

interface Grant {
  roles: readonly Role[];
  /** The OAuth scope that gives a client the same. */
  scope?: string;
}

const everyone: readonly Role[] = ['candidate', 'reviewer', 'administrator', 'coach'];

/**
 * Who may do what, before any rule about the object itself. `resource.action` in one table:
 * what is not in it nobody may do.
 */
export const permissions = {
  'profile:own': { roles: everyone },
  'pilot:read': { roles: everyone, scope: 'pilots:read' },
  'enrollment:own': { roles: ['candidate'] },
  'submission:own': { roles: ['candidate'] },
  'award:own': { roles: ['candidate'] },
  'review:score': { roles: ['reviewer'] },
  'coaching:read': { roles: ['coach'] },
  'person:administer': { roles: ['administrator'] },
  'client:administer': { roles: ['administrator'] },
  'catalogue:author': { roles: ['administrator'] },
  'pilot:administer': { roles: ['administrator'] },
  'review:administer': { roles: ['administrator'] },
  'award:administer': { roles: ['administrator'] },
  'message:read': { roles: ['administrator'] },
  'audit:read': { roles: ['administrator'] },
  'integration:read-enrollments': { roles: [], scope: 'enrollments:read' },
  'integration:write-registrations': { roles: [], scope: 'registrations:write' },
  'integration:read-submissions': { roles: [], scope: 'submissions:read' },
  'integration:read-awards': { roles: [], scope: 'awards:read' },
} as const satisfies Record<string, Grant>;

export type Permission = keyof typeof permissions;

/** Every scope that an OAuth client can be given. */
export const clientScopes: readonly string[] = Object.values(permissions).flatMap((grant: Grant) => (grant.scope ? [grant.scope] : []));

/** Whether the actor has the permission, by role or by scope. */
export function isPermitted(actor: Actor, permission: Permission): boolean {
  const grant: Grant = permissions[permission];
  if (actor.kind === 'client') return grant.scope !== undefined && actor.scopes.includes(grant.scope);
  return grant.roles.some((role) => actor.roles.includes(role));
}
