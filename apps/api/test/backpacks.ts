import { createHash, randomBytes } from 'node:crypto';
import { credentialScope, offlineScope, profileScope } from '#identity/vocabulary';
import { aPerson, sessionCookieFor } from '#testing';
import type { Api } from './start-api.js';

export const callback = 'https://backpack.example.org/callback';
export const everyScope = [credentialScope, profileScope, offlineScope].join(' ');

export interface Registered {
  client_id: string;
  client_secret?: string;
}

export interface Tokens {
  access_token: string;
  refresh_token: string;
  scope: string;
}

/** The address to which a backpack sends the browser, and the verifier that the backpack keeps. */
export function asking({ client_id }: Registered, changes: Record<string, string> = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const code_challenge = createHash('sha256').update(verifier).digest('base64url');
  return {
    verifier,
    query: {
      response_type: 'code',
      client_id,
      redirect_uri: callback,
      scope: everyScope,
      state: 'a state',
      code_challenge,
      code_challenge_method: 'S256',
      ...changes,
    },
  };
}

/** Where a redirect leads. */
export const placeOf = ({ headers }: { headers: Record<string, string> }): URL =>
  new URL(headers.location!, 'http://localhost:3000');

/** Backpacks that use the API over HTTP step by step, and the holders that they ask. */
export function backpacksAt(api: Api) {
  let addresses = 0;
  const register = (metadata: object = {}) => {
    addresses += 1; // each from its own address, because registrations are counted by address
    return api
      .anonymous()
      .post('/oauth2/register')
      .set('X-Forwarded-For', `198.51.100.${addresses}`)
      .send({ client_name: 'A backpack', redirect_uris: [callback], ...metadata });
  };
  const backpack = async (metadata: object = {}): Promise<Registered> =>
    (await register(metadata).expect(201)).body as Registered;

  const send = (form: object, { client_id, client_secret }: Registered) => {
    const request = api.anonymous().post('/oauth2/token').type('form');
    return client_secret === undefined
      ? request.send({ ...form, client_id })
      : request.send(form).auth(client_id, client_secret);
  };
  const exchange = (client: Registered, code: string, verifier: string, changes: object = {}) =>
    send(
      { grant_type: 'authorization_code', code, redirect_uri: callback, code_verifier: verifier, ...changes },
      client,
    );
  const ask = (path: string, token: string) =>
    api.anonymous().get(`/ims/ob/v3p0${path}`).auth(token, { type: 'bearer' });

  /** A candidate with a browser. */
  const holder = async (person?: { id: string }) => {
    const { id } = person ?? (await aPerson(api));
    const cookie = await sessionCookieFor(api, id);
    const browser = await api.as({ id });
    const place = async (query: object) =>
      placeOf(await api.anonymous().get('/oauth2/authorize').query(query).set('Cookie', cookie).expect(302));
    const request = async (query: object) => (await place(query)).searchParams.get('request')!;
    const decide = async (query: object, allow = true) => {
      const { body } = await browser
        .post('/v1/me/connections')
        .send({ request: await request(query), allow })
        .expect(200);
      return new URL((body as { url: string }).url);
    };
    return { id, cookie, browser, place, request, decide };
  };

  /** Someone who has connected a backpack, and the tokens that the backpack got. */
  const connected = async (client: Registered, person?: { id: string }, changes: Record<string, string> = {}) => {
    const someone = await holder(person);
    const { verifier, query } = asking(client, changes);
    const back = await someone.decide(query);
    const tokens = (await exchange(client, back.searchParams.get('code')!, verifier).expect(200)).body as Tokens;
    return { ...someone, tokens };
  };

  return { register, backpack, send, exchange, ask, holder, connected };
}
