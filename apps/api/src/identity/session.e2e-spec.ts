import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aPersonWithPassword, sessionCookieFor } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

const unknown = { email: 'nobody@example.org', password: 'four quiet words together' };

/** The cookie that a response sets, as a browser sends it back. */
const cookieOf = (response: { headers: Record<string, unknown> }): string =>
  (response.headers['set-cookie'] as string[])[0]!.split(';')[0]!;

describe('signing in', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  const signIn = (credentials: object) => api.anonymous().post('/v1/session').send(credentials);

  it('opens a session with a cookie that scripts cannot read, and says who is signed in', async () => {
    const person = await aPersonWithPassword(api, { email: 'ada@example.org', roles: ['candidate', 'coach'] });
    const opened = await signIn({ email: 'ADA@example.org', password: person.password }).expect(201);
    expect(opened.body).toMatchObject({
      personId: person.id,
      email: 'ada@example.org',
      roles: ['candidate', 'coach'],
      withheldRoles: [],
      secondFactor: 'off',
    });
    expect(opened.headers['set-cookie']).toEqual([
      expect.stringMatching(/^laurel\.session_token=[^;]+; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^laurel\.device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    expect(opened.headers['cache-control']).toBe('private, no-store');
    const current = await api.anonymous().get('/v1/session').set('Cookie', cookieOf(opened)).expect(200);
    expect(current.body).toEqual(opened.body);
  });

  it('gives the same answer for a wrong password and an unknown address', async () => {
    const { email } = await aPersonWithPassword(api);
    const [wrong, nobody] = [
      await signIn({ ...unknown, email }).send({ email, password: 'not the password it is' }),
      await signIn(unknown),
    ];
    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual(nobody.body);
    expect(wrong.body).toMatchObject({ code: 'session.credentials' });
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  it('takes as long for an unknown address as for a wrong password', async () => {
    const { email } = await aPersonWithPassword(api);
    const time = async (credentials: object): Promise<number> => {
      const begin = performance.now();
      await signIn(credentials);
      return performance.now() - begin;
    };
    const [known, nobody]: [number[], number[]] = [[], []];
    for (let round = 0; round < 7; round += 1) {
      known.push(await time({ email, password: 'not the password it is' }));
      nobody.push(await time({ email: `nobody-${round}@example.org`, password: 'not the password it is' }));
    }
    const least = (times: number[]): number => Math.min(...times);
    // Without hashing for unknown addresses too, it would be ten times as fast.
    expect(least(nobody)).toBeGreaterThan(least(known) / 3);
  });

  it('is locked after ten wrong passwords, even with the right one, and says for how long', async () => {
    const { email, password } = await aPersonWithPassword(api);
    for (let guess = 0; guess < 10; guess += 1)
      await signIn({ email, password: `a wrong guess, number ${guess}` }).expect(401);
    const refused = await signIn({ email, password }).expect(429);
    expect(refused.headers['retry-after']).toBe('900');
    expect(refused.body).toMatchObject({ code: 'request.too-many', retryAfter: 900 });
    api.clock.advance({ minutes: 15 });
    await signIn({ email, password }).expect(201);
  });

  it('is locked in the same way for an unknown address', async () => {
    for (let guess = 0; guess < 10; guess += 1)
      await signIn({ ...unknown, email: 'locked-nobody@example.org' }).expect(401);
    await signIn({ ...unknown, email: 'locked-nobody@example.org' }).expect(429);
  });

  it('is locked after fifty wrong passwords from one internet address, for any accounts', async () => {
    const { email, password } = await aPersonWithPassword(api);
    const from = (address: string, credentials: object) => signIn(credentials).set('X-Forwarded-For', address);
    await from('198.51.100.7', { ...unknown, email: 'guess-1@example.org' }).expect(401);
    // Forty-eight more, each for a different account. Each would take the time of a hash.
    await api.dataSource.query(`UPDATE attempt SET taken = 49 WHERE key LIKE 'sign-in/address:%' AND taken = 1`);
    await from('198.51.100.7', { ...unknown, email: 'guess-50@example.org' }).expect(401);
    await from('198.51.100.7', { email, password }).expect(429);
    await from('198.51.100.8', { email, password }).expect(201);
  });

  it.each([
    [{}, ['/email', '/password']],
    [{ email: 'no address', password: 'x' }, ['/email']],
    [{ email: `${'x'.repeat(300)}@example.org`, password: 'x' }, ['/email']],
    [{ email: 'ada@example.org', password: '' }, ['/password']],
    [{ email: 'ada@example.org', password: ['x'] }, ['/password']],
    [{ email: 'ada@example.org', password: 'x', code: 'abcdef' }, ['/code']],
  ])('says what is wrong with %j', async (credentials, pointers) => {
    const refused = await signIn(credentials).expect(422);
    expect((refused.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it('checks any password: a long one, one with NUL, one with half of a surrogate pair', async () => {
    for (const password of ['x'.repeat(1000), 'four\0quiet\0words\0', '\ud800'.repeat(15)])
      await signIn({ email: 'any@example.org', password }).expect(401);
  });
});

describe('a session', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  const read = (cookie: string) => api.anonymous().get('/v1/session').set('Cookie', cookie);

  it('ends at once when the person signs out', async () => {
    const { id } = await aPerson(api);
    const [here, elsewhere] = [await sessionCookieFor(api, id), await sessionCookieFor(api, id)];
    const ended = await api.anonymous().delete('/v1/session').set('Cookie', here).expect(204);
    expect(ended.headers['set-cookie']).toEqual(['laurel.session_token=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax']);
    await read(here).expect(401);
    await read(elsewhere).expect(200);
  });

  it('ends on every device when the person signs out everywhere', async () => {
    const [{ id }, other] = [await aPerson(api), await aPerson(api)];
    const [here, elsewhere, theirs] = [
      await sessionCookieFor(api, id),
      await sessionCookieFor(api, id),
      await sessionCookieFor(api, other.id),
    ];
    await api.anonymous().delete('/v1/sessions').set('Cookie', here).expect(204);
    await read(here).expect(401);
    await read(elsewhere).expect(401);
    await read(theirs).expect(200);
  });

  it('is required wherever somebody must be signed in', async () => {
    const refused = await api.anonymous().get('/v1/session').expect(401);
    expect(refused.body).toMatchObject({ code: 'access.unauthenticated' });
    await api.anonymous().delete('/v1/session').expect(204);
  });

  it('gives no access to someone who has lost all roles', async () => {
    const person = await aPerson(api, { roles: ['candidate'] });
    const administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
    const cookie = await sessionCookieFor(api, person.id);
    await read(cookie).expect(200);
    await administrator
      .patch(`/v1/people/${person.id}`)
      .set('If-Match', `"${person.revision}"`)
      .send({ roles: [] })
      .expect(200);
    await read(cookie).expect(403);
  });
});

describe('a forgotten password', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  it('gives the same answer whether the address has an account or not', async () => {
    const { email } = await aPersonWithPassword(api);
    for (const asked of [email, 'nobody@example.org']) {
      const answer = await api.anonymous().post('/v1/password-resets').send({ email: asked }).expect(204);
      expect(answer.text).toBe('');
    }
  });

  it('cannot be reset with a token that was never mailed', async () => {
    const refused = await api
      .anonymous()
      .post('/v1/password-resets/completion')
      .send({ token: 'guessed', password: 'four quiet words together' })
      .expect(410);
    expect(refused.body).toMatchObject({ code: 'password.link' });
  });

  it('can be changed by someone who knows it', async () => {
    const { email, password } = await aPersonWithPassword(api);
    const agent = api.anonymous();
    const cookie = cookieOf(await agent.post('/v1/session').send({ email, password }).expect(201));
    const short = await agent
      .put('/v1/password')
      .set('Cookie', cookie)
      .send({ currentPassword: password, newPassword: 'too short' })
      .expect(422);
    expect(short.body).toMatchObject({ code: 'password.unfit', errors: [{ pointer: '/newPassword' }] });
    await agent
      .put('/v1/password')
      .set('Cookie', cookie)
      .send({ currentPassword: password, newPassword: 'another four quiet words' })
      .expect(204);
    await agent.get('/v1/session').set('Cookie', cookie).expect(200);
    await agent.post('/v1/session').send({ email, password }).expect(401);
    await agent.post('/v1/session').send({ email, password: 'another four quiet words' }).expect(201);
  });
});
