import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SuspendAward } from '#badges';
import { credentialScope, ForgetExpired, offlineScope, profileScope } from '#identity';
import { aPerson, aPilot, anAward, seededCatalogue, sessionCookieFor } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

const callback = 'https://backpack.example.org/callback';
const base = '/ims/ob/v3p0';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

interface Registered {
  client_id: string;
  client_secret?: string;
}
interface Tokens {
  access_token: string;
  refresh_token: string;
  scope: string;
}

let addresses = 0;
const register = (metadata: object = {}) => api.anonymous().post('/oauth2/register').set('X-Forwarded-For', `198.51.100.${(addresses += 1)}`).send({ client_name: 'A backpack', redirect_uris: [callback], ...metadata });
const backpack = async (metadata: object = {}): Promise<Registered> => (await register(metadata).expect(201)).body as Registered;
const everything = [credentialScope, profileScope, offlineScope].join(' ');

/** What a backpack sends a browser with, and the verifier that it keeps. */
function asking({ client_id }: Registered, changes: Record<string, string> = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const code_challenge = createHash('sha256').update(verifier).digest('base64url');
  return { verifier, query: { response_type: 'code', client_id, redirect_uri: callback, scope: everything, state: 'a state', code_challenge, code_challenge_method: 'S256', ...changes } };
}

const placeOf = ({ headers }: { headers: Record<string, string> }): URL => new URL(headers.location!, 'http://localhost:3000');
const send = (form: object, client?: Registered) => {
  const request = api.anonymous().post('/oauth2/token').type('form').send(form);
  return client?.client_secret === undefined ? request : request.auth(client.client_id, client.client_secret);
};
const exchange = (client: Registered, code: string, verifier: string, changes: object = {}) => send({ grant_type: 'authorization_code', code, redirect_uri: callback, code_verifier: verifier, ...(client.client_secret === undefined ? { client_id: client.client_id } : {}), ...changes }, client);
const ask = (path: string, token: string) => api.anonymous().get(`${base}${path}`).auth(token, { type: 'bearer' });

/** A candidate at a browser. */
async function holder(person?: { id: string }) {
  const { id } = person ?? (await aPerson(api));
  const cookie = await sessionCookieFor(api, id);
  const browser = await api.as({ id });
  const place = async (query: object) => placeOf(await api.anonymous().get('/oauth2/authorize').query(query).set('Cookie', cookie).expect(302));
  const request = async (query: object) => (await place(query)).searchParams.get('request');
  const decide = async (query: object, allow = true) => new URL(((await browser.post('/v1/me/connections').send({ request: await request(query), allow }).expect(200)).body as { url: string }).url);
  return { id, cookie, browser, place, request, decide };
}

/** Someone who has let a backpack in, and what it got for it. */
async function connected(client: Registered, person?: { id: string }, changes: Record<string, string> = {}) {
  const someone = await holder(person);
  const { verifier, query } = asking(client, changes);
  const back = await someone.decide(query);
  const tokens = (await exchange(client, back.searchParams.get('code')!, verifier).expect(200)).body as Tokens;
  return { ...someone, back, tokens };
}

describe('a backpack', () => {
  it('finds its way from the discovery alone, registers, is let in, and reads the badges as they were signed', async () => {
    const { body } = await api.anonymous().get(`${base}/discovery`).expect(200);
    const { 'x-imssf-registrationUrl': registrationUrl, flows } = (body as { components: { securitySchemes: { OAuth2ACG: { 'x-imssf-registrationUrl': string; flows: { authorizationCode: Record<string, string> } } } } }).components.securitySchemes.OAuth2ACG;
    expect([registrationUrl, flows.authorizationCode.authorizationUrl, flows.authorizationCode.tokenUrl].map((url) => new URL(url!).pathname)).toEqual(['/oauth2/register', '/oauth2/authorize', '/oauth2/token']);

    const award = await anAward(api).issued();
    const client = await backpack();
    const someone = await holder({ id: award.personId });
    const { verifier, query } = asking(client);
    const shown = (await someone.browser.get('/v1/me/connection-request').query({ request: await someone.request(query) }).expect(200)).body as object;
    expect(shown).toMatchObject({ name: 'A backpack', answersTo: 'backpack.example.org', scopes: [credentialScope, profileScope, offlineScope] });
    const back = await someone.decide(query);
    expect(`${back.origin}${back.pathname}`).toBe(callback);
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ state: 'a state', iss: 'http://localhost:3000', code: expect.any(String) });

    const { body: tokens } = await exchange(client, back.searchParams.get('code')!, verifier).expect(200);
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: everything, refresh_token: expect.any(String) });
    const answer = await ask('/credentials', (tokens as Tokens).access_token).expect(200);
    const signed = await api.anonymous().get(`/credentials/${award.credentialId}`).set('Accept', 'application/json');
    expect(answer.text).toBe(`{"credential":[${signed.text}],"compactJwsString":[]}`);
    expect(answer.headers).toMatchObject({ 'x-total-count': '1', 'cache-control': 'no-store' });
    expect((await ask('/profile', (tokens as Tokens).access_token).expect(200)).body).toMatchObject({ id: `urn:uuid:${award.personId}`, type: ['Profile'], email: expect.stringContaining('@example.org') });
  });

  it('without a secret comes by PKCE alone', async () => {
    const client = await backpack({ token_endpoint_auth_method: 'none' });
    expect(client.client_secret).toBeUndefined();
    const { tokens } = await connected(client);
    await ask('/credentials', tokens.access_token).expect(200);
  });

  it('on the holder’s own machine is answered at any port of it', async () => {
    const client = await backpack({ redirect_uris: ['http://127.0.0.1/callback'], token_endpoint_auth_method: 'none' });
    const { query } = asking(client, { redirect_uri: 'http://127.0.0.1:49152/callback' });
    expect((await (await holder()).decide(query)).host).toBe('127.0.0.1:49152');
  });

  it('asks again without the holder by its refresh token, each good once; one used twice ends them all', async () => {
    const client = await backpack();
    const { tokens } = await connected(client);
    const refresh = (refresh_token: string) => send({ grant_type: 'refresh_token', refresh_token }, client);
    const second = (await refresh(tokens.refresh_token).expect(200)).body as Tokens;
    expect(second.refresh_token).not.toBe(tokens.refresh_token);
    await ask('/credentials', second.access_token).expect(200);
    expect((await refresh(tokens.refresh_token)).status).toBe(400);
    expect((await refresh(second.refresh_token)).status).toBe(400);
  });

  it('goes on when its holder has signed out, and is out for everybody once an administrator has shut it out', async () => {
    const client = await backpack();
    const { id, tokens } = await connected(client);
    await api.dataSource.query('DELETE FROM auth.session WHERE "userId" = (SELECT user_id FROM person WHERE id = $1)', [id]);
    await ask('/credentials', tokens.access_token).expect(200);
    const { access_token } = (await send({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token }, client).expect(200)).body as Tokens;
    await ask('/credentials', access_token).expect(200);
    await (await api.as(await aPerson(api, { roles: ['administrator'] }))).delete(`/v1/oauth-clients/${client.client_id}`).expect(204);
    await ask('/credentials', access_token).expect(401);
  });

  it('is out at once when it gives its token back, when the holder shuts it out, and when the holder is no candidate any more', async () => {
    const client = await backpack();
    const one = await connected(client);
    await api.anonymous().post('/oauth2/revoke').type('form').auth(client.client_id, client.client_secret!).send({ token: one.tokens.access_token }).expect(200);
    await ask('/credentials', one.tokens.access_token).expect(401);

    const two = await connected(client);
    expect((await two.browser.get('/v1/me/connections').expect(200)).body).toMatchObject({ items: [{ clientId: client.client_id, name: 'A backpack' }] });
    await two.browser.delete(`/v1/me/connections/${client.client_id}`).expect(204);
    await ask('/credentials', two.tokens.access_token).expect(401);
    expect((await send({ grant_type: 'refresh_token', refresh_token: two.tokens.refresh_token }, client)).status).toBe(400);
    await two.browser.delete(`/v1/me/connections/${client.client_id}`).expect(404);

    const three = await connected(client);
    await api.dataSource.query(`UPDATE person SET roles = '{reviewer}' WHERE id = $1`, [three.id]);
    await ask('/credentials', three.tokens.access_token).expect(401);
  });

  it('sees one holder’s badges alone, and only what it was given scopes for', async () => {
    const client = await backpack();
    const { tokens } = await connected(client, undefined, { scope: credentialScope });
    expect(tokens.refresh_token).toBeUndefined();
    expect((await ask('/credentials', tokens.access_token).expect(200)).body).toEqual({ credential: [], compactJwsString: [] });
    const refused = await ask('/profile', tokens.access_token).expect(403);
    expect(refused.body).toMatchObject({ imsx_codeMajor: 'failure', imsx_severity: 'error', imsx_codeMinor: { imsx_codeMinorField: [{ imsx_codeMinorFieldValue: 'forbidden' }] } });
  });

  it('reaches nothing else of Laurel with a holder’s token, and a system’s token reaches no holder', async () => {
    const { tokens } = await connected(await backpack());
    for (const path of ['/v1/me/awards', '/v1/profile', '/v1/session', '/v1/pilots', '/v1/integration/awards']) await api.anonymous().get(path).auth(tokens.access_token, { type: 'bearer' }).expect(401);
    const administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
    const { body: system } = await administrator.post('/v1/oauth-clients').send({ name: 'ELN', scopes: ['awards:read'] }).expect(201);
    const { id, clientSecret } = system as { id: string; clientSecret: string };
    const { body } = await api.anonymous().post('/oauth2/token').type('form').auth(id, clientSecret).send({ grant_type: 'client_credentials' }).expect(200);
    await ask('/credentials', (body as Tokens).access_token).expect(401);
    const listed = (await administrator.get('/v1/oauth-clients').expect(200)).body as { items: { id: string }[] };
    expect(listed.items.map((item) => item.id)).toEqual([id]);
  });
});

describe('a code', () => {
  it('is good once: used again, it ends what it gave', async () => {
    const client = await backpack();
    const someone = await holder();
    const { verifier, query } = asking(client);
    const code = (await someone.decide(query)).searchParams.get('code')!;
    const { access_token } = (await exchange(client, code, verifier).expect(200)).body as Tokens;
    const again = await exchange(client, code, verifier);
    expect([again.status, (again.body as { error: string }).error]).toEqual([400, 'invalid_grant']);
    await ask('/credentials', access_token).expect(401);
  });

  it('is worth nothing with another verifier, to another client, or for another address', async () => {
    const [client, thief] = [await backpack(), await backpack()];
    const stolen = async (by: Registered, changes: object, challenge?: string) => {
      const { verifier, query } = asking(client);
      const code = (await (await holder()).decide(query)).searchParams.get('code')!;
      const { status, body } = await exchange(by, code, challenge ?? verifier, changes);
      return [status >= 400 && status < 500, (body as Tokens).access_token];
    };
    expect(await stolen(client, {}, randomBytes(32).toString('base64url'))).toEqual([true, undefined]);
    expect(await stolen(client, { code_verifier: undefined })).toEqual([true, undefined]);
    expect(await stolen(thief, {})).toEqual([true, undefined]);
    expect(await stolen(client, { redirect_uri: `${callback}/else` })).toEqual([true, undefined]);
    expect(await stolen({ ...client, client_secret: 'guessed' }, {})).toEqual([true, undefined]);
  });
});

describe('a request to be let in', () => {
  it('of somebody who has not signed in waits on the page where they do', async () => {
    const place = placeOf(await api.anonymous().get('/oauth2/authorize').query(asking(await backpack()).query).expect(302));
    expect([place.pathname, place.searchParams.has('request')]).toEqual(['/connect', true]);
  });

  it('with another address than a registered one is never answered there', async () => {
    const client = await backpack();
    const someone = await holder();
    for (const redirect_uri of ['https://evil.example.org/callback', `${callback}/`, `${callback}?x=1`, callback.replace('https', 'http'), `${callback}#x`]) {
      const place = placeOf(await api.anonymous().get('/oauth2/authorize').query(asking(client, { redirect_uri }).query).set('Cookie', someone.cookie).expect(302));
      expect([redirect_uri, place.host, place.pathname, place.searchParams.has('error')]).toEqual([redirect_uri, 'localhost:3000', '/connect', true]);
    }
  });

  it.each([
    ['without a challenge', { code_challenge: '', code_challenge_method: '' }, 'invalid_request'],
    ['with a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['for a scope of systems', { scope: 'awards:read' }, 'invalid_scope'],
    ['for a scope that is written', { scope: 'https://purl.imsglobal.org/spec/ob/v3p0/scope/credential.upsert' }, 'invalid_scope'],
    ['for a token in place of a code', { response_type: 'token' }, undefined],
  ])('%s is refused', async (_, changes, error) => {
    const place = placeOf(await api.anonymous().get('/oauth2/authorize').query(asking(await backpack(), changes).query).set('Cookie', (await holder()).cookie).expect(302));
    expect(place.searchParams.has('code')).toBe(false);
    expect(place.searchParams.has('error') || place.hash.includes('error=')).toBe(true);
    if (error !== undefined) expect([place.host, place.searchParams.get('error')]).toEqual(['backpack.example.org', error]);
  });

  it('of a backpack that is let in already is answered without asking, unless it wants more', async () => {
    const client = await backpack();
    const { place } = await connected(client, undefined, { scope: credentialScope });
    expect((await place(asking(client, { scope: credentialScope }).query)).searchParams.has('code')).toBe(true);
    expect((await place(asking(client).query)).searchParams.has('request')).toBe(true);
  });

  it('that the holder refuses goes back with that, and gives nothing', async () => {
    const someone = await holder();
    const back = await someone.decide(asking(await backpack()).query, false);
    expect([back.searchParams.get('error'), back.searchParams.get('state'), back.searchParams.has('code')]).toEqual(['access_denied', 'a state', false]);
    expect((await someone.browser.get('/v1/me/connections')).body).toEqual({ items: [] });
  });

  it('that was changed on the way, or made up, is none; one that is over says so', async () => {
    const someone = await holder();
    const request = new URLSearchParams((await someone.request(asking(await backpack()).query))!);
    const decide = (changed: URLSearchParams) => someone.browser.post('/v1/me/connections').send({ request: changed.toString(), allow: true });
    const other = new URLSearchParams(request);
    other.set('redirect_uri', 'https://evil.example.org/');
    expect((await decide(other).expect(422)).body).toMatchObject({ code: 'connection.request' });
    const over = new URLSearchParams(request);
    over.set('exp', String(Math.floor(Date.now() / 1000) - 1));
    expect((await decide(over).expect(410)).body).toMatchObject({ code: 'connection.expired' });
    for (const made of ['x', 'client_id=%00&redirect_uri=https://x.example.org/&sig=x&exp=99999999999']) expect((await someone.browser.get('/v1/me/connection-request').query({ request: made })).status).toBe(422);
  });

  it('is decided by a candidate from Laurel’s own pages alone', async () => {
    const reviewer = await api.as(await aPerson(api, { roles: ['reviewer'] }));
    await reviewer.post('/v1/me/connections').send({ request: 'x', allow: true }).expect(403);
    const { browser } = await holder();
    await browser.post('/v1/me/connections').set('Origin', 'https://evil.example.org').send({ request: 'x', allow: true }).expect(403);
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
  ])('with %j is refused in the standard’s form', async (metadata, error) => expect((await register(metadata).expect(400)).body).toMatchObject({ error, error_description: expect.any(String) }));

  it('gives nothing by itself: no token of a system, whatever is asked for', async () => {
    const client = await backpack();
    for (const form of [{}, { scope: 'awards:read' }, { scope: credentialScope }]) {
      const { status, body } = await send({ grant_type: 'client_credentials', ...form }, client);
      expect([status >= 400, (body as Tokens).access_token]).toEqual([true, undefined]);
    }
  });

  it('is counted by address and in all', async () => {
    const from = (address: string) => api.anonymous().post('/oauth2/register').set('X-Forwarded-For', address).send({ client_name: 'Many', redirect_uris: [callback] });
    for (let made = 0; made < 10; made += 1) await from('203.0.113.1').expect(201);
    await from('203.0.113.1').expect(429);
    await api.dataSource.query(`UPDATE attempt SET taken = 1000 WHERE key LIKE 'client-registration/all:%'`);
    await from('203.0.113.2').expect(429);
    await api.dataSource.query(`DELETE FROM attempt WHERE key LIKE 'client-registration/all:%'`);
  });

  it('is forgotten after a day in which no holder has let it in', async () => {
    const [left, used] = [await backpack(), await backpack()];
    await connected(used);
    await api.dataSource.query(`UPDATE auth."oauthClient" SET "createdAt" = $1::timestamptz - interval '25 hours'`, [api.clock.now()]);
    await api.get(ForgetExpired).run();
    const kept = await api.dataSource.query<{ clientId: string }[]>('SELECT "clientId" FROM auth."oauthClient" WHERE "clientId" = ANY ($1)', [[left.client_id, used.client_id]]);
    expect(kept).toEqual([{ clientId: used.client_id }]);
  });
});

describe('the list of credentials', () => {
  it('is paged by limit and offset, with the total and links, and cut by since', async () => {
    const versions = Object.values(await seededCatalogue(api)).slice(0, 3);
    const person = await aPerson(api);
    const pilot = await aPilot(api, { versions, requirements: [] }).open();
    const awards = [];
    for (const { id: versionId } of versions) {
      awards.push(await anAward(api, { pilot, person, versionId, acknowledgesWorkload: true }).issued());
      api.clock.advance({ minutes: 1 });
    }
    const { tokens } = await connected(await backpack(), person);
    const read = async (query: object) => {
      const { body, headers } = await ask('/credentials', tokens.access_token).query(query).expect(200);
      return { ids: (body as { credential: { id: string }[] }).credential.map(({ id }) => id.slice(-36)), total: headers['x-total-count'], links: headers.link! };
    };
    const ids = awards.map(({ credentialId }) => credentialId);
    const first = await read({ limit: 2 });
    expect(first).toMatchObject({ ids: ids.slice(0, 2), total: '3' });
    expect(first.links).toBe(
      ['next', 'last', 'first'].map((rel) => `<http://localhost:3000/ims/ob/v3p0/credentials?limit=2&offset=${rel === 'first' ? 0 : 2}>; rel="${rel}"`).join(', '),
    );
    expect(await read({ limit: 2, offset: 2 })).toMatchObject({ ids: ids.slice(2), total: '3', links: expect.stringContaining('offset=0>; rel="prev"') });
    expect(await read({ since: awards[0]!.issuedAt.toISOString() })).toMatchObject({ ids: ids.slice(1), total: '2' });
    expect(await read({ offset: 50 })).toMatchObject({ ids: [], total: '3' });
    await api.get(SuspendAward).run({ awardId: awards[0]!.id, actorId: 'an-administrator', reason: 'to be looked at' });
    expect(await read({})).toMatchObject({ ids: ids.slice(1), total: '2' });
  });

  it('refuses in the specification’s form', async () => {
    const { tokens } = await connected(await backpack());
    const minorOf = (body: unknown) => (body as { imsx_codeMinor: { imsx_codeMinorField: { imsx_codeMinorFieldValue: string }[] } }).imsx_codeMinor.imsx_codeMinorField[0]!.imsx_codeMinorFieldValue;
    for (const query of [{ limit: '0' }, { limit: 'x' }, { offset: '-1' }, { since: 'yesterday' }, { since: '2026-02-30T00:00:00Z' }]) {
      const { body } = await ask('/credentials', tokens.access_token).query(query).expect(400);
      expect([query, minorOf(body)]).toEqual([query, 'invalid_query_parameter']);
    }
    const unknown = await ask('/credentials', randomUUID()).expect(401);
    expect([minorOf(unknown.body), unknown.headers['www-authenticate']]).toEqual(['unauthorizedrequest', 'Bearer error="invalid_token"']);
    for (const answer of [await api.anonymous().post(`${base}/credentials`).send({}), await api.anonymous().put(`${base}/profile`).send({})]) {
      expect([answer.status, answer.headers.allow, minorOf(answer.body)]).toEqual([405, 'GET', 'not_allowed']);
    }
  });
});
