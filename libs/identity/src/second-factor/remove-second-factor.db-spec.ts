import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { aPersonWithPassword, asActor, type Laurel, startLaurel } from '#testing';
import { PersonQueries } from '../read/person.queries.js';
import { RemoveSecondFactor } from './remove-second-factor.js';

describe('removing one’s own second factor', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('needs the password', async () => {
    const person = await aPersonWithPassword(laurel);
    await laurel.dataSource.query(`UPDATE auth."user" SET "twoFactorEnabled" = true WHERE id = $1`, [person.userId]);
    const remove = (password: string) => laurel.get(RemoveSecondFactor).run({ actor: asActor(person), password });
    await expect(remove('not the password it is')).rejects.toMatchObject({ code: 'password.wrong' });
    expect(await laurel.get(PersonQueries).hasSecondFactor(person.id)).toBe(true);
    await remove(person.password);
    expect(await laurel.get(PersonQueries).hasSecondFactor(person.id)).toBe(false);
    expect(
      await laurel.dataSource.manager.countBy(EventRecord, {
        type: 'person.second-factor-removed',
        subjectId: person.id,
        actorId: person.id,
      }),
    ).toBe(1);
  });
});
