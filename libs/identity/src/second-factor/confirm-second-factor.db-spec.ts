import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { aPersonWithPassword, asActor, codeFor, type Laurel, sessionCookieFor, startLaurel } from '#testing';
import { PersonQueries } from '../read/person.queries.js';
import { SessionCookies } from '../session/session-cookies.js';
import { BeginSecondFactor } from './begin-second-factor.js';
import { ConfirmSecondFactor } from './confirm-second-factor.js';

describe('confirming a second factor', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const tokenFor = async (personId: string): Promise<string> =>
    laurel.get(SessionCookies).tokenIn({ headers: { cookie: await sessionCookieFor(laurel, personId) } })!;

  it('turns it on with a first code; this session continues, the others end', async () => {
    const person = await aPersonWithPassword(laurel);
    const [actor, token] = [asActor(person), await tokenFor(person.id)];
    await tokenFor(person.id);
    const { uri } = await laurel.get(BeginSecondFactor).run({ actor, token, password: person.password });
    const opened = await laurel.get(ConfirmSecondFactor).run({ actor, token, code: codeFor(uri) });
    expect(await laurel.get(PersonQueries).hasSecondFactor(person.id)).toBe(true);
    expect(
      await laurel.dataSource.query(`SELECT token FROM auth.session WHERE "userId" = $1`, [person.userId]),
    ).toEqual([{ token: opened.token }]);
    expect(
      await laurel.dataSource.manager.countBy(EventRecord, {
        type: 'person.second-factor-set-up',
        subjectId: person.id,
      }),
    ).toBe(1);
    await expect(
      laurel.get(ConfirmSecondFactor).run({ actor, token: opened.token, code: codeFor(uri, 1) }),
    ).rejects.toMatchObject({ code: 'second-factor.on' });
  });

  it('refuses a wrong code, and a code when there is nothing to confirm', async () => {
    const person = await aPersonWithPassword(laurel);
    const [actor, token] = [asActor(person), await tokenFor(person.id)];
    const confirm = (code: string) => laurel.get(ConfirmSecondFactor).run({ actor, token, code });
    await expect(confirm('123456')).rejects.toMatchObject({ code: 'second-factor.not-begun' });
    const { uri } = await laurel.get(BeginSecondFactor).run({ actor, token, password: person.password });
    const wrong = String((Number(codeFor(uri)) + 1) % 1_000_000).padStart(6, '0');
    await expect(confirm(wrong)).rejects.toMatchObject({
      code: 'second-factor.code',
      details: { errors: [{ pointer: '/code' }] },
    });
    expect(await laurel.get(PersonQueries).hasSecondFactor(person.id)).toBe(false);
  });
});
