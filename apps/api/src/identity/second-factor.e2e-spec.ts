import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aPersonWithPassword, codeFor, type PersonOptions } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

interface Begun {
  uri: string;
  backupCodes: string[];
}

const cookieOf = (response: { headers: Record<string, unknown> }): string =>
  (response.headers['set-cookie'] as string[])[0]!.split(';')[0]!;
const otherThan = (code: string): string => String((Number(code) + 500_000) % 1_000_000).padStart(6, '0');

describe('a second factor', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi({ configuration: { requireTotp: true } });
  });
  afterAll(() => api.stop());

  const signIn = (credentials: object) => api.anonymous().post('/v1/session').send(credentials);

  /** Signs someone in and begins to set up their second factor. */
  const begun = async (options: Omit<PersonOptions, 'secondFactor'> = {}) => {
    const person = await aPersonWithPassword(api, options);
    const cookie = cookieOf(await signIn({ email: person.email, password: person.password }).expect(201));
    const answer = await api
      .anonymous()
      .post('/v1/second-factor')
      .set('Cookie', cookie)
      .send({ password: person.password })
      .expect(201);
    return { person, cookie, ...(answer.body as Begun) };
  };
  const confirm = (cookie: string, code: string) =>
    api.anonymous().post('/v1/second-factor/confirmation').set('Cookie', cookie).send({ code });

  /** Someone with a second factor. The app's current code is already used; its next code is already valid. */
  const complete = async (options: Omit<PersonOptions, 'secondFactor'> = {}) => {
    const { person, cookie, ...rest } = await begun(options);
    const confirmed = await confirm(cookie, codeFor(rest.uri)).expect(200);
    return { person, ...rest, cookie: cookieOf(confirmed), confirmed };
  };

  it('is required for the roles of reviewer and administrator, which apply as soon as it is confirmed', async () => {
    const { person, cookie, uri } = await begun({ roles: ['administrator', 'candidate'] });
    const people = (by: string) => api.anonymous().get('/v1/people').set('Cookie', by);
    const before = await api.anonymous().get('/v1/session').set('Cookie', cookie).expect(200);
    expect(before.body).toMatchObject({ roles: ['candidate'], withheldRoles: ['administrator'], secondFactor: 'off' });
    await people(cookie).expect(403);

    const confirmed = await confirm(cookie, codeFor(uri)).expect(200);
    expect(confirmed.body).toMatchObject({
      personId: person.id,
      roles: ['administrator', 'candidate'],
      withheldRoles: [],
      secondFactor: 'on',
    });
    await people(cookieOf(confirmed)).expect(200);
  });

  it('can be set up by someone who is only an administrator', async () => {
    const { cookie, uri } = await begun({ roles: ['administrator'] });
    await confirm(cookie, codeFor(uri)).expect(200);
  });

  it('gives an address for authenticator apps and ten backup codes', async () => {
    const { person, uri, backupCodes } = await begun();
    const { protocol, host, pathname, searchParams } = new URL(uri);
    expect([protocol, host, decodeURIComponent(pathname), searchParams.get('issuer')]).toEqual([
      'otpauth:',
      'totp',
      `/Laurel:${person.email}`,
      'Laurel',
    ]);
    expect(new Set(backupCodes).size).toBe(10);
  });

  it('needs the password to set up, and sign-in does not ask for it before it is confirmed', async () => {
    const { person, cookie, uri } = await begun();
    const refused = await api
      .anonymous()
      .post('/v1/second-factor')
      .set('Cookie', cookie)
      .send({ password: 'not the password it is' })
      .expect(422);
    expect(refused.body).toMatchObject({ code: 'password.wrong' });
    await signIn({ email: person.email, password: person.password }).expect(201);
    const wrong = await confirm(cookie, otherThan(codeFor(uri))).expect(422);
    expect(wrong.body).toMatchObject({ code: 'second-factor.code', errors: [{ pointer: '/code' }] });
  });

  it('cannot be confirmed before it is set up, and cannot be set up twice', async () => {
    const { password, email } = await aPersonWithPassword(api);
    const cookie = cookieOf(await signIn({ email, password }).expect(201));
    expect((await confirm(cookie, '123456').expect(409)).body).toMatchObject({ code: 'second-factor.not-begun' });

    const on = await complete();
    expect((await confirm(on.cookie, codeFor(on.uri, 1)).expect(409)).body).toMatchObject({ code: 'second-factor.on' });
    const again = await api
      .anonymous()
      .post('/v1/second-factor')
      .set('Cookie', on.cookie)
      .send({ password: on.person.password })
      .expect(409);
    expect(again.body).toMatchObject({ code: 'second-factor.on' });
  });

  it('ends every session that was opened without it', async () => {
    const { person, cookie, uri } = await begun();
    const elsewhere = cookieOf(await signIn({ email: person.email, password: person.password }).expect(201));
    const here = cookieOf(await confirm(cookie, codeFor(uri)).expect(200));
    await api.anonymous().get('/v1/session').set('Cookie', elsewhere).expect(401);
    await api.anonymous().get('/v1/session').set('Cookie', cookie).expect(401);
    await api.anonymous().get('/v1/session').set('Cookie', here).expect(200);
  });

  it('is asked for at sign-in, and no session opens before it is given', async () => {
    const { person, uri } = await complete();
    const { email, password } = person;
    const asked = await signIn({ email, password }).expect(401);
    expect(asked.body).toMatchObject({ code: 'session.code-required' });
    expect(asked.headers['set-cookie']).toBeUndefined();
    expect((await signIn({ email, password, code: otherThan(codeFor(uri, 1)) }).expect(401)).body).toMatchObject({
      code: 'session.code',
    });
    expect(
      (await signIn({ email, password: 'not the password it is', code: codeFor(uri, 1) }).expect(401)).body,
    ).toMatchObject({ code: 'session.credentials' });
    const opened = await signIn({ email, password, code: codeFor(uri, 1) }).expect(201);
    expect(opened.body).toMatchObject({ personId: person.id, secondFactor: 'on' });
    await api.anonymous().get('/v1/session').set('Cookie', cookieOf(opened)).expect(200);
  });

  it('accepts a code once, even when two send it at the same time', async () => {
    const { person, uri } = await complete();
    const { email, password } = person;
    const code = codeFor(uri, 1);
    const statuses = (await Promise.all([signIn({ email, password, code }), signIn({ email, password, code })])).map(
      ({ status }) => status,
    );
    expect(statuses.sort()).toEqual([201, 401]);
    expect((await signIn({ email, password, code }).expect(401)).body).toMatchObject({ code: 'session.code' });
  });

  it('accepts each backup code once, instead of a code from the app', async () => {
    const { person, backupCodes } = await complete();
    const { email, password } = person;
    await signIn({ email, password, backupCode: backupCodes[3] }).expect(201);
    expect((await signIn({ email, password, backupCode: backupCodes[3] }).expect(401)).body).toMatchObject({
      code: 'session.code',
    });
    await signIn({ email, password, backupCode: backupCodes[4] }).expect(201);
  });

  it('is locked when codes are guessed', async () => {
    const { person, uri } = await complete();
    const { email, password } = person;
    for (let guess = 0; guess < 10; guess += 1)
      await signIn({ email, password, code: String(guess).padStart(6, '0') }).expect(401);
    const refused = await signIn({ email, password, code: codeFor(uri, 1) }).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('is removed with the password, and sign-in no longer asks for it', async () => {
    const { person, cookie } = await complete({ roles: ['reviewer'] });
    const { email, password } = person;
    const remove = (given: string) =>
      api.anonymous().post('/v1/second-factor/removal').set('Cookie', cookie).send({ password: given });
    await remove('not the password it is').expect(422);
    await remove(password).expect(204);
    const opened = await signIn({ email, password }).expect(201);
    expect(opened.body).toMatchObject({ secondFactor: 'off', withheldRoles: ['reviewer'] });
  });

  it('can be removed by an administrator for someone who lost it, and their sessions end', async () => {
    const { person, cookie } = await complete();
    const administrator = await api.as(await aPerson(api, { roles: ['administrator'], secondFactor: true }));
    expect((await administrator.get(`/v1/people/${person.id}`).expect(200)).body).toMatchObject({ secondFactor: 'on' });
    await administrator.delete(`/v1/people/${person.id}/second-factor`).expect(204);
    await api.anonymous().get('/v1/session').set('Cookie', cookie).expect(401);
    await signIn({ email: person.email, password: person.password }).expect(201);
  });
});
