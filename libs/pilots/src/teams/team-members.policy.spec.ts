import { describe, expect, it } from '@jest/globals';
import { enrollmentStates, joiningStates } from '../vocabulary.js';
import { memberFaults, type TeamCandidate } from './team-members.policy.js';

const place = { pilotId: 'pilot', versionId: 'version', teamId: null };
const candidate: TeamCandidate = {
  enrollmentId: 'one',
  name: 'Ana Flores',
  pilotId: 'pilot',
  versionId: 'version',
  state: 'active',
  teamId: null,
  sameSchool: true,
};

describe('a member of a team', () => {
  it('has a seat in this pilot and version, and has not submitted', () => {
    const fit = enrollmentStates.filter((state) => memberFaults([{ ...candidate, state }], place).length === 0);
    expect(fit).toEqual([...joiningStates]);
  });

  it.each([
    ['somebody of another pilot', { pilotId: 'other' }],
    ['somebody who works on another version', { versionId: 'other' }],
    ['a member of another team', { teamId: 'other' }],
    ['somebody of another school', { sameSchool: false }],
  ])('is not %s', (_, other) => {
    expect(memberFaults([candidate, { ...candidate, ...other }], place)).toMatchObject([
      { pointer: '/enrollmentIds/1' },
    ]);
  });

  it('is nobody whom the pilot does not know', () => {
    expect(memberFaults([null], place)).toHaveLength(1);
  });

  it('stays in the team whatever became of the enrollment since', () => {
    const withdrawn = { ...candidate, teamId: 'team', state: 'withdrawn' } as const;
    expect(memberFaults([withdrawn], { ...place, teamId: 'team' })).toEqual([]);
  });
});
