import { describe, expect, it } from '@jest/globals';
import { challengeOf } from './challenge.js';

describe('what a route asks for when it does not know who asks', () => {
  it.each([
    ['a session, where only people may', 'submission:own', {}, 'Cookie realm="Laurel"'],
    ['a token, where only systems may', 'integration:read-awards', {}, 'Bearer realm="Laurel", scope="awards:read"'],
    ['either, where both may', 'pilot:read', {}, 'Cookie realm="Laurel", Bearer realm="Laurel", scope="pilots:read"'],
    [
      'another token, when one came',
      'submission:own',
      { authorization: 'Bearer x' },
      'Bearer realm="Laurel", error="invalid_token"',
    ],
  ] as const)('is %s', (_, permission, request, challenge) => expect(challengeOf(permission, request)).toBe(challenge));
});
