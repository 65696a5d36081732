import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, type Laurel, sessionCookieFor, startLaurel } from '#testing';
import { AttemptLimits } from '../attempt-limits/attempt-limits.js';
import { ForgetExpired } from './forget-expired.js';

describe('expired data', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel({ at: new Date(Date.now() - 3_600_000) });
  });
  afterAll(() => laurel.stop());

  const left = async (table: string): Promise<number> =>
    (await laurel.dataSource.query<unknown[]>(`SELECT 1 FROM ${table}`)).length;

  it('is deleted, and data that is still valid stays', async () => {
    const { id } = await aPerson(laurel);
    await sessionCookieFor(laurel, id);
    await laurel.dataSource.query(`UPDATE auth.session SET "expiresAt" = now() - interval '1 hour'`);
    await sessionCookieFor(laurel, id);
    await laurel
      .get(AttemptLimits)
      .take({ what: 'second-factor/code', by: 'ada' }, { what: 'password-reset/account', by: 'ada' });
    laurel.clock.advance({ minutes: 3 });

    expect(await laurel.get(ForgetExpired).run()).toBe(2);
    expect(await laurel.get(ForgetExpired).run()).toBe(0);
    expect([await left('auth.session'), await left('attempt')]).toEqual([1, 1]);
  });
});
