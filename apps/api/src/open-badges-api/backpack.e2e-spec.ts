import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SuspendAward } from '#badges';
import { credentialScope, offlineScope, profileScope } from '#identity/vocabulary';
import { aPerson, aPilot, anAward, seededCatalog } from '#testing';
import { asking, backpacksAt, callback, everyScope, type Tokens } from '../../test/backpacks.js';
import { type Api, startApi } from '../../test/start-api.js';

let api: Api;
let backpacks: ReturnType<typeof backpacksAt>;
beforeAll(async () => {
  api = await startApi();
  backpacks = backpacksAt(api);
});
afterAll(() => api.stop());

describe('a backpack', () => {
  it('starts from the discovery, registers, gets consent, and reads the badges as they were signed', async () => {
    const { body } = await api.anonymous().get('/ims/ob/v3p0/discovery').expect(200);
    const { 'x-imssf-registrationUrl': registrationUrl, flows } = (
      body as {
        components: {
          securitySchemes: {
            OAuth2ACG: { 'x-imssf-registrationUrl': string; flows: { authorizationCode: Record<string, string> } };
          };
        };
      }
    ).components.securitySchemes.OAuth2ACG;
    expect(
      [registrationUrl, flows.authorizationCode.authorizationUrl, flows.authorizationCode.tokenUrl].map(
        (url) => new URL(url!).pathname,
      ),
    ).toEqual(['/oauth2/register', '/oauth2/authorize', '/oauth2/token']);

    const award = await anAward(api).issued();
    const client = await backpacks.backpack();
    const someone = await backpacks.holder({ id: award.personId });
    const { verifier, query } = asking(client);
    const shown = (
      await someone.browser
        .get('/v1/me/connection-request')
        .query({ request: await someone.request(query) })
        .expect(200)
    ).body as object;
    expect(shown).toMatchObject({
      name: 'A backpack',
      answersTo: 'backpack.example.org',
      scopes: [credentialScope, profileScope, offlineScope],
    });
    const back = await someone.decide(query);
    expect(`${back.origin}${back.pathname}`).toBe(callback);
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      state: 'a state',
      iss: 'http://localhost:3000',
      code: expect.any(String),
    });

    const { body: tokens } = await backpacks.exchange(client, back.searchParams.get('code')!, verifier).expect(200);
    expect(tokens).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      scope: everyScope,
      refresh_token: expect.any(String),
    });
    const answer = await backpacks.ask('/credentials', (tokens as Tokens).access_token).expect(200);
    const signed = await api.anonymous().get(`/credentials/${award.credentialId}`).set('Accept', 'application/json');
    expect(answer.text).toBe(`{"credential":[${signed.text}],"compactJwsString":[]}`);
    expect(answer.headers).toMatchObject({ 'x-total-count': '1', 'cache-control': 'no-store' });
    expect((await backpacks.ask('/profile', (tokens as Tokens).access_token).expect(200)).body).toMatchObject({
      id: `urn:uuid:${award.personId}`,
      type: ['Profile'],
      email: expect.stringContaining('@example.org'),
    });
  });

  it('without a secret connects with PKCE only', async () => {
    const client = await backpacks.backpack({ token_endpoint_auth_method: 'none' });
    expect(client.client_secret).toBeUndefined();
    const { tokens } = await backpacks.connected(client);
    await backpacks.ask('/credentials', tokens.access_token).expect(200);
  });

  it('on the holder’s own machine may use any port', async () => {
    const client = await backpacks.backpack({
      redirect_uris: ['http://127.0.0.1/callback'],
      token_endpoint_auth_method: 'none',
    });
    const { query } = asking(client, { redirect_uri: 'http://127.0.0.1:49152/callback' });
    expect((await (await backpacks.holder()).decide(query)).host).toBe('127.0.0.1:49152');
  });

  it('stays connected with refresh tokens; each works once, and using one twice ends them all', async () => {
    const client = await backpacks.backpack();
    const { tokens } = await backpacks.connected(client);
    const refresh = (refresh_token: string) => backpacks.send({ grant_type: 'refresh_token', refresh_token }, client);
    const second = (await refresh(tokens.refresh_token).expect(200)).body as Tokens;
    expect(second.refresh_token).not.toBe(tokens.refresh_token);
    await backpacks.ask('/credentials', second.access_token).expect(200);
    expect((await refresh(tokens.refresh_token)).status).toBe(400);
    expect((await refresh(second.refresh_token)).status).toBe(400);
  });

  it('keeps working after its holder signs out, and stops for everyone when an administrator revokes it', async () => {
    const client = await backpacks.backpack();
    const { id, tokens } = await backpacks.connected(client);
    await api.dataSource.query('DELETE FROM auth.session WHERE "userId" = (SELECT user_id FROM person WHERE id = $1)', [
      id,
    ]);
    await backpacks.ask('/credentials', tokens.access_token).expect(200);
    const { access_token } = (
      await backpacks.send({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token }, client).expect(200)
    ).body as Tokens;
    await backpacks.ask('/credentials', access_token).expect(200);
    await (
      await api.as(await aPerson(api, { roles: ['administrator'] }))
    )
      .delete(`/v1/oauth-clients/${client.client_id}`)
      .expect(204);
    await backpacks.ask('/credentials', access_token).expect(401);
  });

  it('stops at once when it revokes its token, when the holder disconnects it, and when the holder is no longer a candidate', async () => {
    const client = await backpacks.backpack();
    const one = await backpacks.connected(client);
    await api
      .anonymous()
      .post('/oauth2/revoke')
      .type('form')
      .auth(client.client_id, client.client_secret!)
      .send({ token: one.tokens.access_token })
      .expect(200);
    await backpacks.ask('/credentials', one.tokens.access_token).expect(401);

    const two = await backpacks.connected(client);
    expect((await two.browser.get('/v1/me/connections').expect(200)).body).toMatchObject({
      items: [{ clientId: client.client_id, name: 'A backpack' }],
    });
    await two.browser.delete(`/v1/me/connections/${client.client_id}`).expect(204);
    await backpacks.ask('/credentials', two.tokens.access_token).expect(401);
    expect(
      (await backpacks.send({ grant_type: 'refresh_token', refresh_token: two.tokens.refresh_token }, client)).status,
    ).toBe(400);
    await two.browser.delete(`/v1/me/connections/${client.client_id}`).expect(404);

    const three = await backpacks.connected(client);
    await api.dataSource.query(`UPDATE person SET roles = '{reviewer}' WHERE id = $1`, [three.id]);
    await backpacks.ask('/credentials', three.tokens.access_token).expect(401);
  });

  it('sees one holder’s badges only, and only what its scopes allow', async () => {
    const client = await backpacks.backpack();
    const { tokens } = await backpacks.connected(client, undefined, { scope: credentialScope });
    expect(tokens.refresh_token).toBeUndefined();
    expect((await backpacks.ask('/credentials', tokens.access_token).expect(200)).body).toEqual({
      credential: [],
      compactJwsString: [],
    });
    const refused = await backpacks.ask('/profile', tokens.access_token).expect(403);
    expect(refused.body).toMatchObject({
      imsx_codeMajor: 'failure',
      imsx_severity: 'error',
      imsx_codeMinor: { imsx_codeMinorField: [{ imsx_codeMinorFieldValue: 'forbidden' }] },
    });
  });

  it('cannot use a holder’s token elsewhere in Laurel, and a system’s token gives no access to holders', async () => {
    const { tokens } = await backpacks.connected(await backpacks.backpack());
    for (const path of ['/v1/me/awards', '/v1/profile', '/v1/session', '/v1/pilots', '/v1/integration/awards'])
      await api.anonymous().get(path).auth(tokens.access_token, { type: 'bearer' }).expect(401);
    const administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
    const { body: system } = await administrator
      .post('/v1/oauth-clients')
      .send({ name: 'ELN', scopes: ['awards:read'] })
      .expect(201);
    const { id, clientSecret } = system as { id: string; clientSecret: string };
    const { body } = await api
      .anonymous()
      .post('/oauth2/token')
      .type('form')
      .auth(id, clientSecret)
      .send({ grant_type: 'client_credentials' })
      .expect(200);
    await backpacks.ask('/credentials', (body as Tokens).access_token).expect(401);
    const listed = (await administrator.get('/v1/oauth-clients').expect(200)).body as { items: { id: string }[] };
    expect(listed.items.map((item) => item.id)).toEqual([id]);
  });
});

describe('the list of credentials', () => {
  it('has pages by limit and offset, the total and links, and a filter by since', async () => {
    const versions = Object.values(await seededCatalog(api)).slice(0, 3);
    const person = await aPerson(api);
    const pilot = await aPilot(api, { versions, requirements: [] }).open();
    const awards = [];
    for (const { id: versionId } of versions) {
      awards.push(await anAward(api, { pilot, person, versionId, acknowledgesWorkload: true }).issued());
      api.clock.advance({ minutes: 1 });
    }
    const { tokens } = await backpacks.connected(await backpacks.backpack(), person);
    const read = async (query: object) => {
      const { body, headers } = await backpacks.ask('/credentials', tokens.access_token).query(query).expect(200);
      return {
        ids: (body as { credential: { id: string }[] }).credential.map(({ id }) => id.slice(-36)),
        total: headers['x-total-count'],
        links: headers.link!,
      };
    };
    const ids = awards.map(({ credentialId }) => credentialId);
    const first = await read({ limit: 2 });
    expect(first).toMatchObject({ ids: ids.slice(0, 2), total: '3' });
    expect(first.links).toBe(
      ['next', 'last', 'first']
        .map(
          (rel) =>
            `<http://localhost:3000/ims/ob/v3p0/credentials?limit=2&offset=${rel === 'first' ? 0 : 2}>; rel="${rel}"`,
        )
        .join(', '),
    );
    expect(await read({ limit: 2, offset: 2 })).toMatchObject({
      ids: ids.slice(2),
      total: '3',
      links: expect.stringContaining('offset=0>; rel="prev"'),
    });
    expect(await read({ since: awards[0]!.issuedAt.toISOString() })).toMatchObject({ ids: ids.slice(1), total: '2' });
    expect(await read({ offset: 50 })).toMatchObject({ ids: [], total: '3' });
    await api
      .get(SuspendAward)
      .run({ actor: { id: 'an-administrator' }, awardId: awards[0]!.id, reason: 'to be looked at' });
    expect(await read({})).toMatchObject({ ids: ids.slice(1), total: '2' });
  });

  it('refuses in the specification’s format', async () => {
    const { tokens } = await backpacks.connected(await backpacks.backpack());
    const minorOf = (body: unknown) =>
      (body as { imsx_codeMinor: { imsx_codeMinorField: { imsx_codeMinorFieldValue: string }[] } }).imsx_codeMinor
        .imsx_codeMinorField[0]!.imsx_codeMinorFieldValue;
    for (const query of [
      { limit: '0' },
      { limit: 'x' },
      { offset: '-1' },
      { since: 'yesterday' },
      { since: '2026-02-30T00:00:00Z' },
    ]) {
      const { body } = await backpacks.ask('/credentials', tokens.access_token).query(query).expect(400);
      expect([query, minorOf(body)]).toEqual([query, 'invalid_query_parameter']);
    }
    const unknown = await backpacks.ask('/credentials', randomUUID()).expect(401);
    expect([minorOf(unknown.body), unknown.headers['www-authenticate']]).toEqual([
      'unauthorizedrequest',
      'Bearer error="invalid_token"',
    ]);
    for (const answer of [
      await api.anonymous().post('/ims/ob/v3p0/credentials').send({}),
      await api.anonymous().put('/ims/ob/v3p0/profile').send({}),
    ]) {
      expect([answer.status, answer.headers.allow, minorOf(answer.body)]).toEqual([405, 'GET', 'not_allowed']);
    }
  });
});
