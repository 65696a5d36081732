import { describe, expect, it } from '@jest/globals';
import { sameOrganization } from './organization.policy.js';

describe('one district, as people type it', () => {
  it.each([
    ['Demo District One', 'Demo  District One'],
    ['Demo District One', 'Demo\u00a0District One'],
    ['Demo District One', 'Demo Dist. One'],
    ['Demo District One', 'Demo District One Schools'],
    ['Demo District One', 'demo district one.'],
    ['Demo District One', 'Demo District 1'],
    ['Demo District Two', 'Demo District II'],
    ['Third Street Schools', '3rd Street School District'],
    ['Lincoln Elementary', 'Lincoln Elem. School'],
    ['Cedar Bluff', 'Cedar Bluff ISD'],
    ['O’Fallon Schools', 'OFallon School District'],
    ['Cedar Bluff R-II', 'Cedar Bluff R-2 School District'],
    ['Cedar Bluff R-II', 'Cedar Bluff R II'],
    ['Cedar Bluff R‑II', 'Cedar Bluff R2 Schools'],
    ['St. Clair Public Schools', 'Saint Clair School District'],
    ['Peña Blanca Schools', 'Pen\u0303a Blanca School District'],
    ['The School District of Maple Hollow', 'Maple Hollow'],
  ])('%s is %s', (one, other) => {
    expect(sameOrganization(one, other)).toBe(true);
    expect(sameOrganization(other, one)).toBe(true);
  });

  it.each([
    ['Cedar Bluff R-II', 'Cedar Bluff R-III'],
    ['Demo District One', 'Demo District Two'],
    ['Demo District One', 'Demo District 2'],
    ['Lincoln Elementary', 'Lincoln High'],
    ['Cedar Bluff', 'Cedar Hollow'],
    ['Public Schools', 'School District'],
    ['Cedar Bluff', null],
    [null, null],
    ['', ''],
  ])('%s is not %s', (one, other) => expect(sameOrganization(one, other)).toBe(false));
});
