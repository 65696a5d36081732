import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { aPerson, asActor, type Laurel, sessionCookieFor, startLaurel } from '#testing';
import { SignOutEverywhere } from './sign-out-everywhere.js';

describe('signing out everywhere', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('ends every session of this person and of nobody else', async () => {
    const [person, other] = [await aPerson(laurel), await aPerson(laurel)];
    for (const { id } of [person, person, other]) await sessionCookieFor(laurel, id);
    await laurel.get(SignOutEverywhere).run({ actor: asActor(person) });
    expect(await laurel.dataSource.query('SELECT "userId" FROM auth.session')).toEqual([{ userId: other.userId }]);
    expect(
      await laurel.dataSource.manager.countBy(EventRecord, {
        type: 'person.signed-out-everywhere',
        subjectId: person.id,
      }),
    ).toBe(1);
  });
});
