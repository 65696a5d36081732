import { describe, expect, it } from '@jest/globals';
import { submissionLifecycle } from './submission.lifecycle.js';
import { isWritable, shownState, worksOn } from './submission.policy.js';

describe('who works on a submission', () => {
  it('is its candidate', () => expect(worksOn({ actorId: 'a', candidateId: 'a' })).toBe(true));
  for (const other of ['another candidate', 'a reviewer', 'an administrator', 'a coach', 'a client']) {
    it(`is not ${other}`, () => expect(worksOn({ actorId: other, candidateId: 'a' })).toBe(false));
  }
});

describe('a draft', () => {
  it('stays writable after the deadline, so nothing typed is lost before an extension', () =>
    expect(isWritable('expired')).toBe(true));
  it.each(['waitlisted', 'registered', 'submitted', 'earned', 'not_earned', 'withdrawn'] as const)(
    'is not writable when the enrollment is %s',
    (state) => expect(isWritable(state)).toBe(false),
  );
});

describe('what a candidate sees of the state', () => {
  it('does not reveal that reviewers differ or have decided, before the release', () => {
    expect(Object.fromEntries(submissionLifecycle.states.map((state) => [state, shownState(state)]))).toEqual({
      draft: 'draft',
      sealed: 'sealed',
      in_review: 'in_review',
      adjudicating: 'in_review',
      decided: 'in_review',
      released: 'released',
    });
  });
});
