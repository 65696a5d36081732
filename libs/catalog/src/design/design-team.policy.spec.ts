import { describe, expect, it } from '@jest/globals';
import type { Role } from '#identity/vocabulary';
import { deedsOf, type Membership } from './design-team.policy.js';

const of = (part: Membership['part'], level: string | null = null): Membership => ({ part, level });

describe('what a person may do to a version of the level "developing"', () => {
  it.each<[who: string, roles: Role[], memberships: Membership[], deeds: string]>([
    ['an administrator', ['administrator'], [], 'read comment edit resolve lead'],
    [
      'the director of its level',
      ['designer'],
      [of('director', 'developing')],
      'read comment edit resolve sign-off lead',
    ],
    ['the director of another level', ['designer'], [of('director', 'emerging')], 'read comment'],
    ['a designer', ['designer'], [of('designer')], 'read comment edit'],
    ['a reviewer of its drafts', ['designer'], [of('draft-reviewer')], 'read comment'],
    [
      'a designer who directs another level',
      ['designer'],
      [of('director', 'emerging'), of('designer')],
      'read comment edit',
    ],
    [
      'an administrator who directs its level',
      ['administrator', 'designer'],
      [of('director', 'developing')],
      'read comment edit resolve sign-off lead',
    ],
    ['somebody outside of its team', ['designer', 'candidate', 'reviewer', 'coach'], [], ''],
  ])('%s', (_, roles, memberships, deeds) => {
    expect(deedsOf({ roles }, memberships, 'developing').join(' ')).toBe(deeds);
  });
});
