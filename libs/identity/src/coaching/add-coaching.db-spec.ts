import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { anAdministrator, aPerson, type Laurel, startLaurel } from '#testing';
import { PersonQueries } from '../read/person.queries.js';
import { AddCoaching } from './add-coaching.js';
import { EndCoaching } from './end-coaching.js';

describe('a coach for a candidate', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const add = (coachId: string, candidateId: string) =>
    laurel.get(AddCoaching).run({ actor: anAdministrator, coachId, candidateId });
  const told = (subjectId: string) =>
    laurel.dataSource.manager.countBy(EventRecord, { type: 'coaching.added', subjectId });

  it('is added once, no matter how often, and again after the coaching ended', async () => {
    const [coach, candidate] = [await aPerson(laurel, { roles: ['coach'] }), await aPerson(laurel)];
    await add(coach.id, candidate.id);
    await add(coach.id, candidate.id);
    expect(await told(candidate.id)).toBe(1);
    await laurel.get(EndCoaching).run({ actor: anAdministrator, coachId: coach.id, candidateId: candidate.id });
    await add(coach.id, candidate.id);
    expect(await laurel.get(PersonQueries).coaches(coach.id, candidate.id)).toBe(true);
    expect(await told(candidate.id)).toBe(2);
  });

  it('must have the role of coach, and the candidate the role of candidate', async () => {
    const [coach, candidate] = [await aPerson(laurel, { roles: ['coach'] }), await aPerson(laurel)];
    for (const [one, other] of [
      [candidate, await aPerson(laurel)],
      [coach, await aPerson(laurel, { roles: ['reviewer'] })],
    ] as const)
      await expect(add(one.id, other.id)).rejects.toMatchObject({ kind: 'conflict', code: 'coaching.role' });
  });

  it('cannot be the candidate', async () => {
    const { id } = await aPerson(laurel, { roles: ['coach', 'candidate'] });
    await expect(add(id, id)).rejects.toMatchObject({ kind: 'conflict', code: 'coaching.self' });
  });
});
