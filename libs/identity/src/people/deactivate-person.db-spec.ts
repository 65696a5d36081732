import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aPerson,
  aPersonWithPassword,
  asActor,
  type Laurel,
  sessionCookieFor,
  startLaurel,
  theProgram,
} from '#testing';
import { PersonQueries } from '../read/person.queries.js';
import { Authenticator } from '../session/authenticator.js';
import { SignIn } from '../session/sign-in.js';
import { DeactivatePerson } from './deactivate-person.js';
import { LiftDeactivation } from './lift-deactivation.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const administrator = async () => asActor(await aPerson(laurel, { roles: ['administrator'] }));
const whoHas = (cookie: string) => laurel.get(Authenticator).authenticate({ headers: { cookie } } as never);

describe('a deactivated person', () => {
  it('is signed out and cannot sign in, until they are reactivated', async () => {
    const { id: personId, email, password } = await aPersonWithPassword(laurel);
    const cookie = await sessionCookieFor(laurel, personId);
    const actor = await administrator();
    const signIn = () => laurel.get(SignIn).run({ email, password, address: '192.0.2.7' });
    expect(await whoHas(cookie)).toMatchObject({ id: personId });

    await laurel.get(DeactivatePerson).run({ actor, personId });
    expect(await whoHas(cookie)).toBeNull();
    await expect(signIn()).rejects.toMatchObject({ kind: 'forbidden', code: 'session.deactivated' });
    // A stranger who does not know the password does not learn that the account is deactivated.
    await expect(
      laurel.get(SignIn).run({ email, password: 'not the right words', address: '192.0.2.7' }),
    ).rejects.toMatchObject({ code: 'session.credentials' });

    await laurel.get(LiftDeactivation).run({ actor, personId });
    await expect(signIn()).resolves.toBeDefined();
  });

  it('is not asked for anything: nobody finds them among reviewers who joined', async () => {
    const { id: personId } = await aPerson(laurel, { roles: ['reviewer'] });
    const joined = async () =>
      (await laurel.get(PersonQueries).joinedAs(await theProgram(laurel), 'reviewer')).map(({ id }) => id);
    expect(await joined()).toContain(personId);
    await laurel.get(DeactivatePerson).run({ actor: await administrator(), personId });
    expect(await joined()).not.toContain(personId);
  });

  it('is never the administrator who does it, nor the last one', async () => {
    const actor = await administrator();
    await expect(laurel.get(DeactivatePerson).run({ actor, personId: actor.id })).rejects.toMatchObject({
      code: 'person.self',
    });
    const administrators = await laurel.get(PersonQueries).joinedAs(await theProgram(laurel), 'administrator');
    for (const { id } of administrators.filter(({ id }) => id !== actor.id))
      await laurel.get(DeactivatePerson).run({ actor, personId: id });
    await expect(
      laurel.get(DeactivatePerson).run({ actor: { id: 'another' }, personId: actor.id }),
    ).rejects.toMatchObject({ code: 'person.last-administrator' });
  });
});
