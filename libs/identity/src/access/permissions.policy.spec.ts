import { describe, expect, it } from '@jest/globals';
import { ClientScope, RoleName } from '#contracts';
import { clientScopes, type Role, roles } from '../vocabulary.js';
import {
  isPermitted,
  type Permission,
  permissions,
  type PersonActor,
  requirePermission,
} from './permissions.policy.js';

/** The program's decision, written a second time: c candidate, r reviewer, a administrator, k coach, d designer; then the scope. */
const expected: Record<Permission, [roles: string, scope?: string]> = {
  'profile:own': ['crakd'],
  'notification:own': ['crakd'],
  'privacy:own': ['crakd'],
  'pilot:read': ['crakd', 'pilots:read'],
  'enrollment:own': ['c'],
  'submission:own': ['c'],
  'award:own': ['c'],
  'career:own': ['c'],
  'review:score': ['r'],
  'coaching:read': ['k'],
  'coaching:confirm': ['k'],
  'coaching:record': ['ka'],
  'conflict:declare': ['ra'],
  'person:administer': ['a'],
  'client:administer': ['a'],
  'program:administer': ['a'],
  'program:create': ['a'],
  'catalog:author': ['a'],
  'catalog:design': ['ad'],
  'framework:edit': ['a'],
  'issuer:edit': ['a'],
  'pilot:administer': ['a'],
  'review:administer': ['a'],
  'award:administer': ['a'],
  'career:administer': ['a'],
  'message:read': ['a'],
  'message:retry': ['a'],
  'message:write': ['a'],
  'delivery:administer': ['a'],
  'audit:read': ['a'],
  'search:read': ['a'],
  'system:read': ['a'],
  'privacy:administer': ['a'],
  'integration:read-enrollments': ['', 'enrollments:read'],
  'integration:write-registrations': ['', 'registrations:write'],
  'integration:write-requirements': ['', 'requirements:write'],
  'integration:read-submissions': ['', 'submissions:read'],
  'integration:read-awards': ['', 'awards:read'],
};

const letters: Record<Role, string> = { candidate: 'c', reviewer: 'r', administrator: 'a', coach: 'k', designer: 'd' };
const all = Object.keys(permissions) as Permission[];
const person = (having: Role[], withheld: Role[] = []): PersonActor => ({
  kind: 'person',
  programId: 'mlds',
  id: 'p',
  roles: having,
  withheld,
});

describe('who may do what', () => {
  it.each(all.flatMap((permission) => roles.map((role) => [role, permission] as const)))(
    '%s: %s',
    (role, permission) => {
      expect(isPermitted(person([role]), permission)).toBe(expected[permission][0].includes(letters[role]));
    },
  );

  it.each(all.flatMap((permission) => clientScopes.map((scope) => [scope, permission] as const)))(
    'a client with %s: %s',
    (scope, permission) => {
      expect(isPermitted({ kind: 'client', id: 'c', programId: 'mlds', scopes: [scope] }, permission)).toBe(
        expected[permission][1] === scope,
      );
    },
  );

  it('is nothing for a person without roles or a client without scopes', () => {
    for (const permission of all) {
      expect(isPermitted(person([]), permission)).toBe(false);
      expect(isPermitted({ kind: 'client', id: 'c', programId: 'mlds', scopes: [] }, permission)).toBe(false);
    }
  });

  it('is allowed by any of several roles', () => {
    for (const permission of all) {
      expect(isPermitted(person(['candidate', 'reviewer']), permission)).toBe(/[cr]/.test(expected[permission][0]));
    }
  });

  it('is only their own profile with a withheld role, so that they can set up the second factor', () => {
    for (const permission of all)
      expect(isPermitted(person([], ['administrator', 'reviewer']), permission)).toBe(
        ['profile:own', 'notification:own'].includes(permission),
      );
  });
});

describe('a refusal', () => {
  it('says how to set up a second factor when only that is missing', () => {
    expect(() => requirePermission(person(['candidate'], ['reviewer']), 'review:score')).toThrow(
      expect.objectContaining({
        kind: 'forbidden',
        code: 'session.second-factor',
        message: expect.stringContaining('Set one up'),
      }),
    );
  });

  it('says which permission is missing', () => {
    expect(() => requirePermission(person(['candidate'], ['reviewer']), 'catalog:author')).toThrow(
      expect.objectContaining({
        kind: 'forbidden',
        code: 'access.forbidden',
        details: { permission: 'catalog:author' },
      }),
    );
    expect(() => requirePermission({ kind: 'client', id: 'c', programId: 'mlds', scopes: [] }, 'pilot:read')).toThrow(
      expect.objectContaining({ code: 'access.forbidden' }),
    );
  });
});

describe('the contracts', () => {
  it('name the same roles and scopes', () => {
    expect(RoleName.options).toEqual([...roles]);
    expect([...ClientScope.options].sort()).toEqual([...clientScopes].sort());
  });
});
