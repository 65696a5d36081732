import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { oauthProvider } from '@better-auth/oauth-provider';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { jwt } from 'better-auth/plugins';
import { aPersonWithPassword, type Laurel, startLaurel } from '#testing';
import { AUTH, type Auth, type AuthOnDemand } from './auth.js';
import { oauthOptions } from './better-auth.js';
import { clientScopes } from '../vocabulary.js';

describe('better-auth on our tables', () => {
  let laurel: Laurel;
  let auth: Auth;
  beforeAll(async () => {
    laurel = await startLaurel();
    auth = await laurel.get<AuthOnDemand>(AUTH)();
  });
  afterAll(() => laurel.stop());

  it('finds every table and column that it asks for', async () => {
    const { toBeCreated, toBeAdded } = await getMigrations(auth.options);
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
  });

  it('keeps text ids: with uuid ids a replayed private_key_jwt is accepted', async () => {
    const columns = await laurel.dataSource.query<{ type: string }[]>(
      `SELECT DISTINCT data_type AS type FROM information_schema.columns WHERE table_schema = 'auth' AND column_name = 'id'`,
    );
    expect(columns).toEqual([{ type: 'text' }]);
    expect(auth.options.advanced).not.toHaveProperty('database');
  });

  it('has no cookie cache, which would accept a revoked session', () => {
    expect(auth.options.session.cookieCache.enabled).toBe(false);
  });

  it('has its sign-up closed', async () => {
    const signUp = auth.api.signUpEmail({
      body: { email: 'intruder@example.org', password: 'four quiet words together', name: 'Intruder' },
    });
    await expect(signUp).rejects.toMatchObject({ body: { code: 'EMAIL_PASSWORD_SIGN_UP_DISABLED' } });
  });

  it('lets no signed-in person create OAuth clients on its own routes', async () => {
    const { email, password } = await aPersonWithPassword(laurel, { roles: ['administrator'] });
    const { headers } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true });
    const cookie = headers.getSetCookie()[0]!.split(';')[0]!;
    const body = {
      client_name: 'Mine',
      redirect_uris: ['https://example.org/'],
      grant_types: ['authorization_code' as const],
    };
    await expect(auth.api.createOAuthClient({ body, headers: new Headers({ cookie }) })).rejects.toMatchObject({
      statusCode: 401,
    });
    const clients = await laurel.dataSource.query('SELECT 1 FROM auth."oauthClient"');
    expect(clients).toEqual([]);
  });

  it('refuses registration by anyone', async () => {
    await expect(
      auth.api.registerOAuthClient({ body: { client_name: 'Anyone', redirect_uris: ['https://example.org/'] } }),
    ).rejects.toMatchObject({ statusCode: 403 });
  });

  it('gives no scope to an anonymous registration, even if registration were opened', async () => {
    const opened = betterAuth({
      ...auth.options,
      plugins: [
        jwt(),
        oauthProvider({
          ...oauthOptions,
          grantTypes: ['authorization_code', 'client_credentials'],
          allowDynamicClientRegistration: true,
          allowUnauthenticatedClientRegistration: true,
        }),
      ],
    });
    const metadata = {
      client_name: 'Anyone',
      redirect_uris: ['https://example.org/'],
      token_endpoint_auth_method: 'none',
    };
    for (const scope of clientScopes) {
      await expect(opened.api.registerOAuthClient({ body: { ...metadata, scope } })).rejects.toMatchObject({
        body: { error: 'invalid_scope' },
      });
    }
    const registered = await opened.api.registerOAuthClient({ body: metadata });
    expect(registered).toMatchObject({ client_id: expect.any(String) });
    const [kept] = await laurel.dataSource.query<{ scopes: string[]; clientCredentialsScopes: string[] }[]>(
      'SELECT scopes, "clientCredentialsScopes" FROM auth."oauthClient" WHERE "clientId" = $1',
      [registered.client_id],
    );
    expect([...kept!.scopes, ...kept!.clientCredentialsScopes].filter((scope) => scope !== '')).toEqual([]);
  });
});

describe('the session cookie', () => {
  it('is tied to this host when Laurel is reached by https', async () => {
    const laurel = await startLaurel({ configuration: { publicUrl: 'https://laurel.example.org' } });
    const { email, password } = await aPersonWithPassword(laurel);
    const { headers } = await (
      await laurel.get<AuthOnDemand>(AUTH)()
    ).api.signInEmail({ body: { email, password }, returnHeaders: true });
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-laurel\.session_token=[^;]+; Max-Age=1209600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    await laurel.stop();
  });
});
