import { DomainError } from '#kernel';
import { type ClientScope, type Role, roles } from '../vocabulary.js';

/** A signed-in person. */
export interface PersonActor {
  kind: 'person';
  /** The person's id. */
  id: string;
  /** The program that the person is in. */
  programId: string;
  /** The roles in force. */
  roles: readonly Role[];
  /** Roles that the person has but cannot use until a second factor is set up. */
  withheld?: readonly Role[];
}

/** A system that signed in with client credentials, such as the Ed Leaders Network. */
export interface ClientActor {
  kind: 'client';
  /** The OAuth client's id. */
  id: string;
  /** The program that it may read and write. */
  programId: string;
  scopes: readonly string[];
}

/** The person or system that makes a request. */
export type Actor = PersonActor | ClientActor;

interface Grant {
  roles: readonly Role[];
  /** The OAuth scope that gives a client the same permission. */
  scope?: ClientScope;
  /** Also granted by withheld roles. A person needs it to set up the second factor. */
  evenWithheld?: boolean;
}

/** Who may do what, before any rule about the object itself. Nobody may do what is not in this table. */
export const permissions = {
  'profile:own': { roles, evenWithheld: true },
  'notification:own': { roles, evenWithheld: true },
  'privacy:own': { roles },
  'pilot:read': { roles, scope: 'pilots:read' },
  'enrollment:own': { roles: ['candidate'] },
  'submission:own': { roles: ['candidate'] },
  'award:own': { roles: ['candidate'] },
  'career:own': { roles: ['candidate'] },
  'review:score': { roles: ['reviewer'] },
  'coaching:read': { roles: ['coach'] },
  'coaching:confirm': { roles: ['coach'] },
  'coaching:record': { roles: ['coach', 'administrator'] },
  'conflict:declare': { roles: ['reviewer', 'administrator'] },
  'person:administer': { roles: ['administrator'] },
  'client:administer': { roles: ['administrator'] },
  'program:administer': { roles: ['administrator'] },
  'program:create': { roles: ['administrator'] },
  'catalog:author': { roles: ['administrator'] },
  'catalog:design': { roles: ['administrator', 'designer'] },
  'framework:edit': { roles: ['administrator'] },
  'issuer:edit': { roles: ['administrator'] },
  'pilot:administer': { roles: ['administrator'] },
  'review:administer': { roles: ['administrator'] },
  'award:administer': { roles: ['administrator'] },
  'career:administer': { roles: ['administrator'] },
  'message:read': { roles: ['administrator'] },
  'message:retry': { roles: ['administrator'] },
  'message:write': { roles: ['administrator'] },
  'delivery:administer': { roles: ['administrator'] },
  'audit:read': { roles: ['administrator'] },
  'search:read': { roles: ['administrator'] },
  'system:read': { roles: ['administrator'] },
  'privacy:administer': { roles: ['administrator'] },
  'integration:read-enrollments': { roles: [], scope: 'enrollments:read' },
  'integration:write-registrations': { roles: [], scope: 'registrations:write' },
  'integration:write-requirements': { roles: [], scope: 'requirements:write' },
  'integration:read-submissions': { roles: [], scope: 'submissions:read' },
  'integration:read-awards': { roles: [], scope: 'awards:read' },
} as const satisfies Record<string, Grant>;

export type Permission = keyof typeof permissions;

/** Who can have the permission at all: people, and the scope that gives it to systems. */
export function permissionTakers(permission: Permission): { people: boolean; scope: ClientScope | null } {
  const grant: Grant = permissions[permission];
  return { people: grant.roles.length > 0, scope: grant.scope ?? null };
}

/** Whether the actor has the permission, by a role or a scope. */
export function isPermitted(actor: Actor, permission: Permission): boolean {
  const grant: Grant = permissions[permission];
  if (actor.kind === 'client') return grant.scope !== undefined && actor.scopes.includes(grant.scope);
  return grantsAny(grant, actor.roles) || (grant.evenWithheld === true && grantsAny(grant, actor.withheld ?? []));
}

/**
 * Requires the permission.
 * @throws DomainError `session.second-factor` (403) when only a second factor is missing; otherwise `access.forbidden`
 * (403).
 */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (isPermitted(actor, permission)) return;
  const grant: Grant = permissions[permission];
  if (actor.kind === 'person' && grantsAny(grant, actor.withheld ?? [])) {
    throw new DomainError(
      'forbidden',
      'session.second-factor',
      'Your role requires a second factor. Set one up, then confirm it with a code from your authenticator app.',
      { permission, withheldRoles: actor.withheld },
    );
  }
  throw new DomainError('forbidden', 'access.forbidden', 'You do not have permission to do this.', { permission });
}

function grantsAny(grant: Grant, roles: readonly Role[]): boolean {
  return grant.roles.some((role) => roles.includes(role));
}
