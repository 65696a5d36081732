import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { aPerson } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

interface Client {
  id: string;
  clientSecret: string;
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const unsigned = (claims: object): string => `${base64url({ alg: 'ES256' })}.${base64url(claims)}.AAAA`;

describe('a system with client credentials', () => {
  let api: Api;
  let administrator: Awaited<ReturnType<Api['as']>>;
  beforeAll(async () => {
    api = await startApi();
    administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
  });
  afterAll(() => api.stop());

  const register = async (registration: object = {}): Promise<Client> => {
    const { body } = await administrator
      .post('/v1/oauth-clients')
      .send({ name: 'ELN', scopes: ['pilots:read', 'awards:read'], ...registration })
      .expect(201);
    return body as Client;
  };
  const post = (path: string, form: object) => api.anonymous().post(path).type('form').send(form);
  const token = ({ id, clientSecret }: Client, form: object = {}) =>
    post('/oauth2/token', { grant_type: 'client_credentials', ...form }).auth(id, clientSecret);
  const accessToken = async (client: Client, form: object = {}): Promise<string> =>
    ((await token(client, form).expect(200)).body as { access_token: string }).access_token;
  /** What the guard says about a token: 401 for an unknown one, 403 for a known one without the permission. */
  const ask = (bearer: string, path = '/v1/people') => api.anonymous().get(path).auth(bearer, { type: 'bearer' });

  it('is registered by an administrator, who sees its secret once', async () => {
    const client = await register({ name: 'Once' });
    expect(client).toMatchObject({
      name: 'Once',
      scopes: ['pilots:read', 'awards:read'],
      authentication: 'secret',
      state: 'active',
    });
    expect(client.clientSecret.length).toBeGreaterThan(40);
    const listed = (await administrator.get('/v1/oauth-clients').query({ limit: 1 }).expect(200)).body as {
      items: object[];
    };
    expect(listed.items[0]).toMatchObject({ id: client.id });
    expect(listed.items[0]).not.toHaveProperty('clientSecret');
    const kept = await api.dataSource.query('SELECT * FROM auth."oauthClient"');
    expect(JSON.stringify(kept)).not.toContain(client.clientSecret);
  });

  it('gets a token with all its scopes, or only those it asks for, but never with others', async () => {
    const client = await register();
    const whole = await token(client).expect(200);
    expect(whole.body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'pilots:read awards:read' });
    expect(whole.headers['cache-control']).toBe('no-store');
    expect((await token(client, { scope: 'awards:read' }).expect(200)).body).toMatchObject({ scope: 'awards:read' });
    for (const scope of ['submissions:read', 'awards:read submissions:read', 'openid', 'administrator']) {
      expect((await token(client, { scope }).expect(400)).body).toMatchObject({ error: 'invalid_scope' });
    }
  });

  it('is identified by its token, and may do what its scopes allow and nothing else', async () => {
    const bearer = await accessToken(await register());
    const refused = await ask(bearer).expect(403);
    expect(refused.body).toMatchObject({ code: 'access.forbidden' });
    await ask(bearer, '/v1/session').expect(403);
    await ask(`${bearer}x`).expect(401);
    await ask('').expect(401);
  });

  it('gets no token with a wrong secret, as a person, or in any other way', async () => {
    const client = await register();
    expect((await token({ ...client, clientSecret: 'guessed' }).expect(401)).body).toMatchObject({
      error: 'invalid_client',
    });
    expect((await token({ ...client, id: randomUUID() })).body).toMatchObject({ error: 'invalid_client' });
    for (const grant of [
      'password',
      'authorization_code',
      'refresh_token',
      'urn:ietf:params:oauth:grant-type:device_code',
      '',
    ]) {
      expect((await token(client, { grant_type: grant })).status).toBe(400);
    }
    await post('/oauth2/token', {
      grant_type: 'client_credentials',
      client_id: client.id,
      client_secret: client.clientSecret,
    }).expect(400);
  });

  it('is locked out at once when it is revoked: its token stops working, and it gets no new one', async () => {
    const client = await register();
    const bearer = await accessToken(client);
    await ask(bearer).expect(403);
    await administrator.delete(`/v1/oauth-clients/${client.id}`).expect(204);
    await ask(bearer).expect(401);
    expect((await token(client)).status).toBe(401);
    await administrator.delete(`/v1/oauth-clients/${randomUUID()}`).expect(404);
  });

  it('loses a scope that is removed from it, also in the token that it has', async () => {
    const client = await register({ scopes: ['pilots:read'] });
    const bearer = await accessToken(client);
    await api.dataSource.query(`UPDATE auth."oauthClient" SET "clientCredentialsScopes" = '[]' WHERE "clientId" = $1`, [
      client.id,
    ]);
    await ask(bearer, '/v1/session').expect(403);
    const [kept] = await api.dataSource.query<unknown[]>(
      `SELECT scopes FROM auth."oauthAccessToken" WHERE "clientId" = $1`,
      [client.id],
    );
    expect(kept).toEqual({ scopes: ['pilots:read'] });
  });

  it('has a token for an hour, or until it revokes the token', async () => {
    const client = await register();
    const [given, expired] = [await accessToken(client), await accessToken(client)];
    await post('/oauth2/revoke', { token: given }).auth(client.id, client.clientSecret).expect(200);
    await ask(given).expect(401);
    await ask(expired).expect(403);
    await api.dataSource.query(`UPDATE auth."oauthAccessToken" SET "expiresAt" = now() WHERE "clientId" = $1`, [
      client.id,
    ]);
    await ask(expired).expect(401);
  });

  it('may sign with its own key instead of a secret; each assertion works once', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const client = await register({ publicKeys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }] });
    expect(client).toMatchObject({ authentication: 'public-key', clientSecret: null });
    const assertion = await new SignJWT({ jti: randomUUID() })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(client.id)
      .setSubject(client.id)
      .setAudience('http://localhost:3000/oauth2/token')
      .setIssuedAt()
      .setExpirationTime('2m')
      .sign(privateKey);
    const form = {
      grant_type: 'client_credentials',
      client_assertion_type: assertionType,
      client_assertion: assertion,
    };
    const first = (await post('/oauth2/token', form).expect(200)).body as { access_token: string };
    await ask(first.access_token).expect(403);
    // With uuid ids in better-auth's tables this replay would be accepted.
    const replayed = await post('/oauth2/token', form);
    expect(replayed.status).toBeGreaterThanOrEqual(400);
    expect(replayed.body).not.toHaveProperty('access_token');
  });

  it('is not registered with a private key, an unknown scope or none', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const secret = await exportJWK(privateKey);
    for (const wrong of [
      { publicKeys: [secret] },
      { publicKeys: [{ kty: 'EC' }] },
      { publicKeys: [{ kty: 'oct', k: 'c2VjcmV0' }] },
      { scopes: [] },
      { scopes: ['administrator'] },
      { name: '' },
    ]) {
      await administrator
        .post('/v1/oauth-clients')
        .send({ name: 'Wrong', scopes: ['awards:read'], ...wrong })
        .expect(422);
    }
  });

  it.each([
    [
      'no form',
      (agent: ReturnType<Api['anonymous']>) => agent.post('/oauth2/token').send({ grant_type: 'client_credentials' }),
      415,
    ],
    ['nothing', (agent: ReturnType<Api['anonymous']>) => agent.post('/oauth2/token'), 415],
    [
      'too much',
      (agent: ReturnType<Api['anonymous']>) =>
        agent
          .post('/oauth2/token')
          .type('form')
          .send({ grant_type: 'x'.repeat(20_000) }),
      413,
    ],
    ['an empty form', (agent: ReturnType<Api['anonymous']>) => agent.post('/oauth2/token').type('form').send(' '), 400],
    [
      'a broken Authorization header',
      (agent: ReturnType<Api['anonymous']>) =>
        agent
          .post('/oauth2/token')
          .type('form')
          .set('Authorization', 'Basic %%%')
          .send({ grant_type: 'client_credentials' }),
      401,
    ],
    [
      'the same parameter twice',
      (agent: ReturnType<Api['anonymous']>) =>
        agent.post('/oauth2/token').type('form').send('grant_type=client_credentials&grant_type=password'),
      400,
    ],
    [
      'control characters',
      (agent: ReturnType<Api['anonymous']>) =>
        agent.post('/oauth2/token').type('form').auth('\u0001', 'x').send('grant_type=client_credentials&scope=%01'),
      401,
    ],
    [
      'NUL for a client',
      (agent: ReturnType<Api['anonymous']>) =>
        agent.post('/oauth2/token').type('form').auth('\u0000', 'x').send('grant_type=client_credentials'),
      400,
    ],
    [
      'NUL in the form',
      (agent: ReturnType<Api['anonymous']>) =>
        agent
          .post('/oauth2/token')
          .type('form')
          .send('grant_type=client_credentials&client_id=%00%ff&client_secret=%00'),
      400,
    ],
    [
      'NUL for a token',
      (agent: ReturnType<Api['anonymous']>) =>
        agent.post('/oauth2/revoke').type('form').send('token=%00&client_id=%00'),
      400,
    ],
    [
      'NUL in an assertion',
      (agent: ReturnType<Api['anonymous']>) =>
        agent
          .post('/oauth2/token')
          .type('form')
          .send({
            grant_type: 'client_credentials',
            client_assertion_type: assertionType,
            client_assertion: unsigned({ sub: '\0' }),
          }),
      400,
    ],
    [
      'a broken assertion',
      (agent: ReturnType<Api['anonymous']>) =>
        agent
          .post('/oauth2/token')
          .type('form')
          .send({ grant_type: 'client_credentials', client_assertion_type: assertionType, client_assertion: 'a.b.c' }),
      400,
    ],
  ])('is refused with %s, and never with a server error', async (_what, send, status) => {
    expect((await send(api.anonymous())).status).toBe(status);
  });

  it('may ask at most 120 times a minute from one address', async () => {
    const ask = () =>
      post('/oauth2/token', { grant_type: 'client_credentials' }).set('X-Forwarded-For', '198.51.100.20');
    expect((await ask()).status).not.toBe(429);
    await api.dataSource.query(`UPDATE attempt SET taken = 120 WHERE key LIKE 'oauth-token/address:%'`);
    const refused = await ask().expect(429);
    expect(refused.headers['retry-after']).toBe('60');
  });

  it('finds the server metadata at the root, and every address in it responds', async () => {
    const { body } = await api.anonymous().get('/.well-known/oauth-authorization-server').expect(200);
    expect(body).toMatchObject({
      issuer: 'http://localhost:3000',
      token_endpoint: 'http://localhost:3000/oauth2/token',
      grant_types_supported: ['client_credentials', 'authorization_code', 'refresh_token'],
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
    });
    for (const name of ['token_endpoint', 'revocation_endpoint']) {
      const { pathname } = new URL((body as Record<string, string>)[name]!);
      expect(
        (await api.anonymous().post(pathname).type('form').send({ token: 'x' }).set('X-Forwarded-For', '198.51.100.21'))
          .status,
      ).not.toBe(404);
    }
  });
});
