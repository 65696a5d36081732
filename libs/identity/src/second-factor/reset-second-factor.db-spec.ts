import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { anAdministrator, anInvitee, aPerson, type Laurel, sessionCookieFor, startLaurel } from '#testing';
import { PersonQueries } from '../read/person.queries.js';
import { ResetSecondFactor } from './reset-second-factor.js';

describe('resetting the second factor of someone who lost it', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const reset = (personId: string) => laurel.get(ResetSecondFactor).run({ actor: anAdministrator, personId });
  const told = (subjectId: string) =>
    laurel.dataSource.manager.findBy(EventRecord, { type: 'person.second-factor-removed', subjectId });

  it('removes it and ends their sessions, and nobody else’s', async () => {
    const [person, other] = [await aPerson(laurel, { secondFactor: true }), await aPerson(laurel)];
    await sessionCookieFor(laurel, person.id);
    await sessionCookieFor(laurel, other.id);
    await reset(person.id);
    expect(await laurel.get(PersonQueries).hasSecondFactor(person.id)).toBe(false);
    expect(await laurel.dataSource.query('SELECT "userId" FROM auth.session')).toEqual([{ userId: other.userId }]);
    expect(await told(person.id)).toMatchObject([{ actorId: anAdministrator.id }]);
  });

  it('does nothing for someone who has no account yet', async () => {
    const { person } = await anInvitee(laurel);
    await reset(person.id);
    expect(await told(person.id)).toEqual([]);
  });
});
