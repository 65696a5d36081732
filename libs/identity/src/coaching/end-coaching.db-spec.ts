import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { anAdministrator, aPerson, type Laurel, startLaurel } from '#testing';
import { PersonQueries } from '../read/person.queries.js';
import { AddCoaching } from './add-coaching.js';
import { EndCoaching } from './end-coaching.js';

describe('the end of a coaching', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('leaves one event; without a coaching nothing happens', async () => {
    const [coach, candidate] = [await aPerson(laurel, { roles: ['coach'] }), await aPerson(laurel)];
    const both = { actor: anAdministrator, coachId: coach.id, candidateId: candidate.id };
    await laurel.get(EndCoaching).run(both);
    await laurel.get(AddCoaching).run(both);
    await laurel.get(EndCoaching).run(both);
    await laurel.get(EndCoaching).run(both);
    expect(await laurel.get(PersonQueries).coaches(coach.id, candidate.id)).toBe(false);
    const events = await laurel.dataSource.manager.findBy(EventRecord, {
      type: 'coaching.ended',
      subjectId: candidate.id,
    });
    expect(events).toMatchObject([
      { actorId: anAdministrator.id, payload: { coachId: coach.id, candidateId: candidate.id } },
    ]);
  });
});
