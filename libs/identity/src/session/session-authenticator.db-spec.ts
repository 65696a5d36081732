import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Authenticator, Person, SignOut, SignOutEverywhere } from '#identity';
import type { Role } from '#identity/vocabulary';
import { aPerson, asActor, type Laurel, sessionCookieFor, startLaurel } from '#testing';
import { SessionCookies } from './session-cookies.js';

const requestWith = (headers: Record<string, string>): IncomingMessage =>
  Object.assign(new IncomingMessage(new Socket()), { headers });

describe('who makes a request', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const whoBrings = (cookie: string) => laurel.get(Authenticator).authenticate(requestWith({ cookie }));

  it('is the person whose session the cookie names', async () => {
    const person = await aPerson(laurel, { roles: ['candidate', 'coach'] });
    const cookie = await sessionCookieFor(laurel, person.id);
    expect(await whoBrings(`theme=dark; ${cookie}; other=1`)).toEqual({
      kind: 'person',
      id: person.id,
      programId: person.programId,
      roles: ['candidate', 'coach'],
      withheld: [],
    });
  });

  it('is nobody without a cookie, or with a cookie that we did not sign', async () => {
    const person = await aPerson(laurel);
    const cookie = decodeURIComponent(await sessionCookieFor(laurel, person.id));
    const token = cookie.slice(cookie.indexOf('=') + 1, cookie.lastIndexOf('.'));
    const name = laurel.get(SessionCookies).name;
    for (const forged of [
      '',
      `${name}=`,
      `${name}=${token}`,
      `${name}=${token}.`,
      `${name}=${token}.AAAA`,
      `${name}=${token}.${'A'.repeat(43)}=`,
      `${name}=%E0%A4%A`,
    ]) {
      expect(await whoBrings(forged)).toBeNull();
    }
    expect(await laurel.get(Authenticator).authenticate(requestWith({}))).toBeNull();
  });

  it('is nobody at once when the session was revoked', async () => {
    const person = await aPerson(laurel);
    const cookie = await sessionCookieFor(laurel, person.id);
    const elsewhere = await sessionCookieFor(laurel, person.id);
    await laurel.get(SignOut).run({ token: laurel.get(SessionCookies).tokenIn(requestWith({ cookie })) });
    expect(await whoBrings(cookie)).toBeNull();
    expect(await whoBrings(elsewhere)).not.toBeNull();

    await laurel.get(SignOutEverywhere).run({ actor: asActor(person) });
    expect(await whoBrings(elsewhere)).toBeNull();
  });

  it('is nobody when the session has expired', async () => {
    const person = await aPerson(laurel);
    const cookie = await sessionCookieFor(laurel, person.id);
    await laurel.dataSource.query(`UPDATE auth.session SET "expiresAt" = now() WHERE "userId" = $1`, [person.userId]);
    expect(await whoBrings(cookie)).toBeNull();
  });

  it('has the current roles, not those at sign-in', async () => {
    const person = await aPerson(laurel, { roles: ['candidate', 'coach'] });
    const cookie = await sessionCookieFor(laurel, person.id);
    await laurel.dataSource.getRepository(Person).update({ id: person.id }, { roles: ['coach'] });
    expect(await whoBrings(cookie)).toMatchObject({ roles: ['coach'] });
  });

  it('is identified by the token when there is one; the cookie is ignored', async () => {
    const person = await aPerson(laurel);
    const cookie = await sessionCookieFor(laurel, person.id);
    for (const authorization of ['Bearer unknown', 'Basic eDp5', 'Bearer', '']) {
      expect(await laurel.get(Authenticator).authenticate(requestWith({ cookie, authorization }))).toBeNull();
    }
  });
});

describe('who makes a request, when reviewers and administrators need a second factor', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel({ configuration: { requireTotp: true } });
  });
  afterAll(() => laurel.stop());

  const actorWith = async (roles: Role[], secondFactor: boolean) => {
    const person = await aPerson(laurel, { roles, secondFactor });
    return laurel.get(Authenticator).authenticate(requestWith({ cookie: await sessionCookieFor(laurel, person.id) }));
  };

  it('has these roles withheld until it is set up', async () => {
    expect(await actorWith(['candidate', 'reviewer', 'administrator'], false)).toMatchObject({
      roles: ['candidate'],
      withheld: ['reviewer', 'administrator'],
    });
    expect(await actorWith(['candidate', 'reviewer', 'administrator'], true)).toMatchObject({
      roles: ['candidate', 'reviewer', 'administrator'],
      withheld: [],
    });
  });
});
