import { describe, expect, it } from '@jest/globals';
import { readersOf } from './readers.policy.js';

const ada = { id: 'ada', name: 'Ada', zone: 'America/Chicago', userId: 'u1' } as const;
const ben = { id: 'ben', name: 'Ben', zone: 'America/Chicago', userId: 'u2' } as const;
const cleo = { id: 'cleo', name: 'Cleo', zone: 'America/Chicago', userId: null };
const people = new Map([ada, ben, cleo].map((person) => [person.id as string, person]));
const day = (number: number) => new Date(Date.UTC(2026, 2, number));
const of = (
  personId: string,
  enrollmentId: string,
  state: 'active' | 'paused' | 'registered',
  closesAt: Date | null,
) => ({
  personId,
  enrollmentId,
  state,
  closesAt,
});

describe('the readers of a message to a group', () => {
  it('get it once, about the enrollment that closes first', () => {
    const members = [
      of('ada', 'late', 'active', day(9)),
      of('ben', 'b', 'active', day(5)),
      of('ada', 'soon', 'active', day(4)),
    ];
    const { readers, leftOut } = readersOf(members, people, new Set(['deadline']));
    expect(readers.map(({ person, member, closesAt }) => [person.name, member.enrollmentId, closesAt])).toEqual([
      ['Ada', 'soon', day(4)],
      ['Ben', 'b', day(5)],
    ]);
    expect(leftOut).toEqual([]);
  });

  it('are not people without an account, nor without a deadline when the message names it', () => {
    const members = [
      of('cleo', 'c', 'active', day(9)),
      of('ada', 'a', 'paused', day(9)),
      of('ben', 'b', 'registered', null),
    ];
    const named = readersOf(members, people, new Set(['name', 'days left']));
    expect(named.readers).toEqual([]);
    expect(named.leftOut.map(({ person, reason }) => [person.name, reason])).toEqual([
      ['Cleo', 'not-joined'],
      ['Ada', 'no-deadline'],
      ['Ben', 'no-deadline'],
    ]);
    expect(readersOf(members, people, new Set(['name'])).readers.map(({ person }) => person.name)).toEqual([
      'Ada',
      'Ben',
    ]);
  });
});
