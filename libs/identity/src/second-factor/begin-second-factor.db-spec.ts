import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPersonWithPassword, asActor, type Laurel, sessionCookieFor, startLaurel } from '#testing';
import { PersonQueries } from '../read/person.queries.js';
import { SessionCookies } from '../session/session-cookies.js';
import { BeginSecondFactor } from './begin-second-factor.js';

describe('beginning a second factor', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const someone = async () => {
    const person = await aPersonWithPassword(laurel);
    const cookie = await sessionCookieFor(laurel, person.id);
    return { person, actor: asActor(person), token: laurel.get(SessionCookies).tokenIn({ headers: { cookie } })! };
  };

  it('gives a key for the app and backup codes, and does not affect sign-in yet', async () => {
    const { person, actor, token } = await someone();
    const begun = await laurel.get(BeginSecondFactor).run({ actor, token, password: person.password });
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\/Laurel/);
    expect(new Set(begun.backupCodes).size).toBeGreaterThanOrEqual(5);
    expect(await laurel.get(PersonQueries).hasSecondFactor(person.id)).toBe(false);
  });

  it('needs the password', async () => {
    const { actor, token } = await someone();
    await expect(
      laurel.get(BeginSecondFactor).run({ actor, token, password: 'not the password it is' }),
    ).rejects.toMatchObject({ code: 'password.wrong', details: { errors: [{ pointer: '/password' }] } });
  });

  it('is refused when one is already set up', async () => {
    const { person, actor, token } = await someone();
    await laurel.dataSource.query(`UPDATE auth."user" SET "twoFactorEnabled" = true WHERE id = $1`, [person.userId]);
    await laurel.dataSource.query(
      `INSERT INTO auth."twoFactor" (id, secret, "backupCodes", "userId", verified) VALUES ($1, 'x', 'x', $1, true)`,
      [person.userId],
    );
    await expect(laurel.get(BeginSecondFactor).run({ actor, token, password: person.password })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'second-factor.on',
    });
  });
});
