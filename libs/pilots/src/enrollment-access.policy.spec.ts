import { describe, expect, it } from '@jest/globals';
import { assertMayAct, type EnrollmentAct, mayAct, type Viewer } from './enrollment-access.policy.js';

const enrollment = { personId: 'candidate', coachIds: ['coach'] };
const person = (id: string, ...roles: string[]): Viewer => ({ kind: 'person', id, roles });

const viewers: Record<string, Viewer> = {
  'the candidate': person('candidate', 'candidate'),
  'another candidate': person('other', 'candidate'),
  'a reviewer': person('reviewer', 'reviewer'),
  'the coach of the candidate': person('coach', 'coach'),
  'a coach of others': person('other', 'coach'),
  'an administrator': person('administrator', 'administrator'),
  'a client': { kind: 'client', id: 'eln', scopes: ['enrollments:read'] },
};

const acts: EnrollmentAct[] = ['read', 'work', 'withdraw', 'administer', 'record-requirement'];

const may: Record<string, EnrollmentAct[]> = {
  'the candidate': ['read', 'work', 'withdraw'],
  'another candidate': [],
  'a reviewer': [],
  'the coach of the candidate': ['read'],
  'a coach of others': [],
  'an administrator': ['read', 'withdraw', 'administer', 'record-requirement'],
  'a client': ['read', 'record-requirement'],
};

describe('what may be done with an enrollment', () => {
  it.each(Object.keys(viewers))('by %s', (name) => {
    expect(acts.filter((act) => mayAct(act, viewers[name]!, enrollment))).toEqual(may[name]);
  });

  it('by a candidate who is also an administrator: the rights of both', () => {
    expect(acts.filter((act) => mayAct(act, person('candidate', 'candidate', 'administrator'), enrollment))).toEqual(
      acts,
    );
  });

  it('by someone who lost the role: nothing', () => {
    expect(mayAct('work', person('candidate', 'reviewer'), enrollment)).toBe(false);
    expect(mayAct('read', person('coach', 'candidate'), enrollment)).toBe(false);
  });

  it('answers "not found" without permission', () => {
    expect(() => assertMayAct('read', viewers['another candidate']!, enrollment)).toThrow(
      expect.objectContaining({ kind: 'not-found', code: 'enrollment.not-found' }),
    );
  });
});
