import { type Permission, permissionTakers } from '#identity';

/** People sign in on the page. Browsers know no such scheme, so they show no dialog of their own. */
export const signInChallenge = 'Cookie realm="Laurel"';

/**
 * What a route asks for that nobody may use unknown (RFC 9110, 11.6.1): a session from people, a bearer token from
 * systems. A token that was sent and is not valid is named (RFC 6750, 3.1).
 */
export function challengeOf(permission: Permission, { authorization }: { authorization?: string }): string {
  const { people, scope } = permissionTakers(permission);
  const bearer = [
    'Bearer realm="Laurel"',
    ...(scope === null ? [] : [`scope="${scope}"`]),
    ...(authorization === undefined ? [] : ['error="invalid_token"']),
  ].join(', ');
  if (authorization !== undefined || !people) return bearer;
  return scope === null ? signInChallenge : `${signInChallenge}, ${bearer}`;
}
