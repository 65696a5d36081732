import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ForgetExpired } from '#identity';
import { credentialScope } from '#identity/vocabulary';
import { aPerson } from '#testing';
import { asking, backpacksAt, callback, placeOf, type Registered, type Tokens } from '../../test/backpacks.js';
import { type Api, startApi } from '../../test/start-api.js';

let api: Api;
let backpacks: ReturnType<typeof backpacksAt>;
beforeAll(async () => {
  api = await startApi();
  backpacks = backpacksAt(api);
});
afterAll(() => api.stop());

describe('a code', () => {
  it('works once: using it again ends the access it gave', async () => {
    const client = await backpacks.backpack();
    const someone = await backpacks.holder();
    const { verifier, query } = asking(client);
    const code = (await someone.decide(query)).searchParams.get('code')!;
    const { access_token } = (await backpacks.exchange(client, code, verifier).expect(200)).body as Tokens;
    const again = await backpacks.exchange(client, code, verifier);
    expect([again.status, (again.body as { error: string }).error]).toEqual([400, 'invalid_grant']);
    await backpacks.ask('/credentials', access_token).expect(401);
  });

  it('does not work with another verifier, for another client, or at another address', async () => {
    const [client, thief] = [await backpacks.backpack(), await backpacks.backpack()];
    const stolen = async (by: Registered, changes: object, challenge?: string) => {
      const { verifier, query } = asking(client);
      const code = (await (await backpacks.holder()).decide(query)).searchParams.get('code')!;
      const { status, body } = await backpacks.exchange(by, code, challenge ?? verifier, changes);
      return [status >= 400 && status < 500, (body as Tokens).access_token];
    };
    expect(await stolen(client, {}, randomBytes(32).toString('base64url'))).toEqual([true, undefined]);
    expect(await stolen(client, { code_verifier: undefined })).toEqual([true, undefined]);
    expect(await stolen(thief, {})).toEqual([true, undefined]);
    expect(await stolen(client, { redirect_uri: `${callback}/else` })).toEqual([true, undefined]);
    expect(await stolen({ ...client, client_secret: 'guessed' }, {})).toEqual([true, undefined]);
  });
});

describe('a request for consent', () => {
  it('waits on the sign-in page when nobody is signed in', async () => {
    const place = placeOf(
      await api
        .anonymous()
        .get('/oauth2/authorize')
        .query(asking(await backpacks.backpack()).query)
        .expect(302),
    );
    expect([place.pathname, place.searchParams.has('request')]).toEqual(['/connect', true]);
  });

  it('with an unregistered address never gets an answer there', async () => {
    const client = await backpacks.backpack();
    const someone = await backpacks.holder();
    for (const redirect_uri of [
      'https://evil.example.org/callback',
      `${callback}/`,
      `${callback}?x=1`,
      callback.replace('https', 'http'),
      `${callback}#x`,
    ]) {
      const place = placeOf(
        await api
          .anonymous()
          .get('/oauth2/authorize')
          .query(asking(client, { redirect_uri }).query)
          .set('Cookie', someone.cookie)
          .expect(302),
      );
      expect([redirect_uri, place.host, place.pathname, place.searchParams.has('error')]).toEqual([
        redirect_uri,
        'localhost:3000',
        '/connect',
        true,
      ]);
    }
  });

  it.each([
    ['without a challenge', { code_challenge: '', code_challenge_method: '' }, 'invalid_request'],
    ['with a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['for a scope of systems', { scope: 'awards:read' }, 'invalid_scope'],
    [
      'for a scope that writes',
      { scope: 'https://purl.imsglobal.org/spec/ob/v3p0/scope/credential.upsert' },
      'invalid_scope',
    ],
    ['for a token instead of a code', { response_type: 'token' }, undefined],
  ])('%s is refused', async (_, changes, error) => {
    const place = placeOf(
      await api
        .anonymous()
        .get('/oauth2/authorize')
        .query(asking(await backpacks.backpack(), changes).query)
        .set('Cookie', (await backpacks.holder()).cookie)
        .expect(302),
    );
    expect(place.searchParams.has('code')).toBe(false);
    expect(place.searchParams.has('error') || place.hash.includes('error=')).toBe(true);
    if (error !== undefined)
      expect([place.host, place.searchParams.get('error')]).toEqual(['backpack.example.org', error]);
  });

  it('of a connected backpack is answered without asking, unless it wants more', async () => {
    const client = await backpacks.backpack();
    const { place } = await backpacks.connected(client, undefined, { scope: credentialScope });
    expect((await place(asking(client, { scope: credentialScope }).query)).searchParams.has('code')).toBe(true);
    expect((await place(asking(client).query)).searchParams.has('request')).toBe(true);
  });

  it('answered by two clicks at once makes one connection, and ends as one', async () => {
    const client = await backpacks.backpack();
    const { browser } = await backpacks.connected(client);
    const columns = '"clientId", "userId", "scopes", "createdAt", "updatedAt"';
    await api.dataSource.query(
      `INSERT INTO auth."oauthConsent" (id, ${columns}) SELECT id || '-again', ${columns} FROM auth."oauthConsent" WHERE "clientId" = $1`,
      [client.client_id],
    );
    const connections = async () =>
      ((await browser.get('/v1/me/connections').expect(200)).body as { items: { clientId: string }[] }).items.map(
        ({ clientId }) => clientId,
      );
    expect(await connections()).toEqual([client.client_id]);
    await browser.delete(`/v1/me/connections/${client.client_id}`).expect(204);
    expect(await connections()).toEqual([]);
  });

  it('that the holder refuses returns the refusal and gives nothing', async () => {
    const someone = await backpacks.holder();
    const back = await someone.decide(asking(await backpacks.backpack()).query, false);
    expect([back.searchParams.get('error'), back.searchParams.get('state'), back.searchParams.has('code')]).toEqual([
      'access_denied',
      'a state',
      false,
    ]);
    expect((await someone.browser.get('/v1/me/connections')).body).toEqual({ items: [] });
  });

  it('that was changed or made up is rejected; an expired one says so', async () => {
    const someone = await backpacks.holder();
    const request = new URLSearchParams(await someone.request(asking(await backpacks.backpack()).query));
    const decide = (changed: URLSearchParams) =>
      someone.browser.post('/v1/me/connections').send({ request: changed.toString(), allow: true });
    const other = new URLSearchParams(request);
    other.set('redirect_uri', 'https://evil.example.org/');
    expect((await decide(other).expect(422)).body).toMatchObject({ code: 'connection.request' });
    const over = new URLSearchParams(request);
    over.set('exp', String(Math.floor(Date.now() / 1000) - 1));
    expect((await decide(over).expect(410)).body).toMatchObject({ code: 'connection.expired' });
    for (const made of ['x', 'client_id=%00&redirect_uri=https://x.example.org/&sig=x&exp=99999999999'])
      expect((await someone.browser.get('/v1/me/connection-request').query({ request: made })).status).toBe(422);
  });

  it('can only be decided by a candidate on Laurel’s own pages', async () => {
    const reviewer = await api.as(await aPerson(api, { roles: ['reviewer'] }));
    await reviewer.post('/v1/me/connections').send({ request: 'x', allow: true }).expect(403);
    const { browser } = await backpacks.holder();
    await browser
      .post('/v1/me/connections')
      .set('Origin', 'https://evil.example.org')
      .send({ request: 'x', allow: true })
      .expect(403);
  });
});

describe('registering', () => {
  it.each([
    [{ redirect_uris: ['http://backpack.example.org/'] }, 'invalid_redirect_uri'],
    [{ redirect_uris: [] }, 'invalid_redirect_uri'],
    [{ redirect_uris: ['https://x.example.org/#'] }, 'invalid_redirect_uri'],
    [{ grant_types: ['client_credentials'] }, 'invalid_client_metadata'],
    [{ scope: 'awards:read' }, 'invalid_client_metadata'],
    [{ client_name: '\0' }, 'invalid_client_metadata'],
    [{ client_name: 'x'.repeat(201) }, 'invalid_client_metadata'],
  ])('with %j is refused in the standard’s format', async (metadata, error) =>
    expect((await backpacks.register(metadata).expect(400)).body).toMatchObject({
      error,
      error_description: expect.any(String),
    }),
  );

  it('gives no access by itself: never a system’s token', async () => {
    const client = await backpacks.backpack();
    for (const form of [{}, { scope: 'awards:read' }, { scope: credentialScope }]) {
      const { status, body } = await backpacks.send({ grant_type: 'client_credentials', ...form }, client);
      expect([status >= 400, (body as Tokens).access_token]).toEqual([true, undefined]);
    }
  });

  it('is limited by address and in total', async () => {
    const from = (address: string) =>
      api
        .anonymous()
        .post('/oauth2/register')
        .set('X-Forwarded-For', address)
        .send({ client_name: 'Many', redirect_uris: [callback] });
    for (let made = 0; made < 10; made += 1) await from('203.0.113.1').expect(201);
    await from('203.0.113.1').expect(429);
    await api.dataSource.query(`UPDATE attempt SET taken = 1000 WHERE key LIKE 'client-registration/all:%'`);
    await from('203.0.113.2').expect(429);
    await api.dataSource.query(`DELETE FROM attempt WHERE key LIKE 'client-registration/all:%'`);
  });

  it('is forgotten after a day without any holder’s consent', async () => {
    const [left, used] = [await backpacks.backpack(), await backpacks.backpack()];
    await backpacks.connected(used);
    await api.dataSource.query(`UPDATE auth."oauthClient" SET "createdAt" = $1::timestamptz - interval '25 hours'`, [
      api.clock.now(),
    ]);
    await api.get(ForgetExpired).run();
    const kept = await api.dataSource.query<{ clientId: string }[]>(
      'SELECT "clientId" FROM auth."oauthClient" WHERE "clientId" = ANY ($1)',
      [[left.client_id, used.client_id]],
    );
    expect(kept).toEqual([{ clientId: used.client_id }]);
  });
});
