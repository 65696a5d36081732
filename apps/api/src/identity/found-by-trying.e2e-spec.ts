import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { aPerson, aPersonWithPassword, sessionCookieFor } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';
import { originCheck } from './origin-check.js';

/** Mounts the check as create-api.ts does. */
@Module({})
class OriginChecked implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(originCheck('http://localhost:3000')).forRoutes('{*path}');
  }
}

/**
 * What we found better-auth to do when we tried it; each test shows that it cannot happen here. auth.db-spec.ts tests
 * text ids, the cookie cache and the scopes of registrations more closely, and oauth.e2e-spec.ts a replayed
 * private_key_jwt.
 */
describe('found by trying', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi({ imports: [OriginChecked] });
  });
  afterAll(() => api.stop());

  it.each([
    ['/oauth2/register', 400], // ours, for backpacks
    ['/v1/oauth2/register', 404],
    ['/v1/auth/oauth2/register', 404],
    ['/api/auth/oauth2/register', 404],
  ])('registration at %s by anyone never gets the scope of a system', async (path, status) => {
    const metadata = {
      client_name: 'Anyone',
      redirect_uris: ['https://example.org/'],
      token_endpoint_auth_method: 'none',
      scope: 'awards:read',
    };
    await api.anonymous().post(path).send(metadata).expect(status);
    expect(await api.dataSource.query('SELECT 1 FROM auth."oauthClient"')).toEqual([]);
  });

  it.each([
    ['post', '/sign-up/email'],
    ['post', '/v1/sign-up/email'],
    ['post', '/v1/auth/sign-up/email'],
    ['post', '/api/auth/sign-up/email'],
  ] as const)('sign-up is closed, also at %s %s: accounts come by invitation', async (method, path) => {
    const anonymous = api.anonymous();
    await anonymous[method](path)
      .send({ email: 'intruder@example.org', password: 'four quiet words together', name: 'Intruder' })
      .expect(404);
    expect(await api.dataSource.query(`SELECT 1 FROM auth."user" WHERE email = 'intruder@example.org'`)).toEqual([]);
  });

  it.each([
    ['post', '/sign-in/email'],
    ['get', '/get-session'],
    ['post', '/update-user'],
    ['post', '/change-email'],
    ['post', '/delete-user'],
    ['post', '/two-factor/enable'],
    ['post', '/oauth2/create-client'],
    ['get', '/oauth2/get-clients'],
    ['post', '/oauth2/consent'],
    ['post', '/oauth2/continue'],
    ['post', '/oauth2/introspect'],
    ['get', '/oauth2/userinfo'],
    ['get', '/token'],
    ['get', '/jwks'],
  ] as const)('its own route %s %s does not exist, not even for a signed-in person', async (method, path) => {
    const agent = await api.as(await aPerson(api, { roles: ['administrator'] }));
    await agent[method](path)
      .send(method === 'post' ? {} : undefined)
      .expect(404);
  });

  it('its rate limit counts by address only: ours also counts by account, wherever the guesses come from', async () => {
    const { email, password } = await aPersonWithPassword(api);
    const signIn = (given: string, address: string) =>
      api.anonymous().post('/v1/session').set('X-Forwarded-For', address).send({ email, password: given });
    for (let guess = 0; guess < 10; guess += 1) await signIn('a wrong guess at it', `198.51.100.${guess}`).expect(401);
    const refused = await signIn(password, '198.51.100.99').expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  describe('its Origin check covers its own routes only: ours', () => {
    const change = async (headers: Record<string, string>) => {
      const cookie = await sessionCookieFor(api, (await aPerson(api)).id);
      return api
        .anonymous()
        .delete('/v1/sessions')
        .set({ Cookie: cookie, ...headers });
    };

    it.each([
      [{ Origin: 'https://evil.example' }],
      [{ Origin: 'null' }],
      [{ Origin: 'http://localhost:3001' }],
      [{ Origin: 'http://localhost:3000.evil.example' }],
      [{ 'Sec-Fetch-Site': 'cross-site' }],
      [{ 'Sec-Fetch-Site': 'same-site' }],
      [{ 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
    ])('refuses a change with %j', async (headers) => {
      const refused = await change(headers);
      expect(refused.status).toBe(403);
      expect(refused.headers['content-type']).toContain('application/problem+json');
      expect(refused.body).toMatchObject({ code: 'request.origin' });
    });

    it.each([
      [{ Origin: 'http://localhost:3000' }],
      [{ 'Sec-Fetch-Site': 'same-origin' }],
      [{ 'Sec-Fetch-Site': 'same-origin', Origin: 'http://localhost:5173' }],
      [{ 'Sec-Fetch-Site': 'none' }],
      [{}],
    ])('allows a change with %j', async (headers) => {
      expect((await change(headers)).status).toBe(204);
    });

    it('keeps another site from signing someone in as somebody else', async () => {
      const { email, password } = await aPersonWithPassword(api);
      await api
        .anonymous()
        .post('/v1/session')
        .set('Origin', 'https://evil.example')
        .send({ email, password })
        .expect(403);
    });

    it('lets another site read public data, and accepts a bearer token from anywhere', async () => {
      await api
        .anonymous()
        .get('/.well-known/oauth-authorization-server')
        .set('Origin', 'https://elsewhere.example')
        .expect(200);
      const cookie = await sessionCookieFor(api, (await aPerson(api)).id);
      // With a token, the cookie is ignored, so the token alone must be valid.
      await api
        .anonymous()
        .delete('/v1/sessions')
        .set({ Cookie: cookie, Origin: 'https://evil.example', Authorization: 'Bearer nothing' })
        .expect(401);
    });
  });

  it('cookieCache accepts revoked sessions: a revoked session is refused at once, whatever cookies come with it', async () => {
    const { email, password } = await aPersonWithPassword(api);
    const opened = await api.anonymous().post('/v1/session').send({ email, password }).expect(201);
    const cookies = (opened.headers['set-cookie'] as unknown as string[]).map((cookie) => cookie.split(';')[0]!);
    expect(cookies).toEqual([
      expect.stringMatching(/^laurel\.session_token=/),
      expect.stringMatching(/^laurel\.device=/),
    ]);
    await api.dataSource.query('DELETE FROM auth.session');
    await api.anonymous().get('/v1/session').set('Cookie', cookies.join('; ')).expect(401);
  });

  it('the well-known document at the root is ours to mount', async () => {
    await api.anonymous().get('/.well-known/oauth-authorization-server').expect(200);
  });
});
