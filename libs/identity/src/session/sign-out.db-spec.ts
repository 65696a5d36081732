import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, type Laurel, sessionCookieFor, startLaurel } from '#testing';
import { SessionCookies } from './session-cookies.js';
import { SessionQueries } from './session.queries.js';
import { SignOut } from './sign-out.js';

describe('signing out', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('ends this session and no other; without one it does nothing', async () => {
    const { id } = await aPerson(laurel);
    const tokenHere = async () =>
      laurel.get(SessionCookies).tokenIn({ headers: { cookie: await sessionCookieFor(laurel, id) } });
    const [here, elsewhere] = [await tokenHere(), await tokenHere()];
    await laurel.get(SignOut).run({ token: here });
    await laurel.get(SignOut).run({ token: null });
    await expect(laurel.get(SessionQueries).byToken(here, null)).rejects.toMatchObject({
      code: 'access.unauthenticated',
    });
    expect(await laurel.get(SessionQueries).byToken(elsewhere, null)).toMatchObject({ personId: id });
  });
});
