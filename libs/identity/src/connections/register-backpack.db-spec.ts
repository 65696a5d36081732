import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { type Laurel, startLaurel } from '#testing';
import { backpackScopes, profileScope } from '../vocabulary.js';
import type { BackpackMetadata } from './backpack.policy.js';
import { RegisterBackpack } from './register-backpack.js';

describe('registering a backpack', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  let asked = 0;
  const register = (changes: Partial<BackpackMetadata> = {}, address = `192.0.2.${(asked += 1)}`) =>
    laurel.get(RegisterBackpack).run({
      metadata: {
        client_name: 'A backpack',
        redirect_uris: ['https://backpack.example.org/callback'],
        token_endpoint_auth_method: 'client_secret_basic',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        scope: '',
        ...changes,
      },
      address,
    });

  it('gives it all holder scopes or those that it asks for, and shows its secret once', async () => {
    const registered = await register();
    expect(registered).toMatchObject({ scopes: backpackScopes, clientSecret: expect.any(String) });
    expect(await register({ scope: `${profileScope} ${profileScope}` })).toMatchObject({ scopes: [profileScope] });
    const kept = await laurel.dataSource.query('SELECT * FROM auth."oauthClient"');
    expect(JSON.stringify(kept)).not.toContain((registered as { clientSecret: string }).clientSecret);
    expect(await laurel.dataSource.manager.countBy(EventRecord, { type: 'backpack.registered' })).toBe(2);
  });

  it('gives no secret to a backpack that cannot keep one', async () => {
    expect(await register({ token_endpoint_auth_method: 'none' })).toMatchObject({ clientSecret: null });
  });

  it('reports a fault in the form of the standard, and registers nothing', async () => {
    const before = await laurel.dataSource.query<unknown[]>('SELECT 1 FROM auth."oauthClient"');
    expect(await register({ scope: 'awards:read' })).toMatchObject({ error: 'invalid_client_metadata' });
    expect(await register({ redirect_uris: ['http://example.org/'] })).toMatchObject({ error: 'invalid_redirect_uri' });
    expect(await laurel.dataSource.query('SELECT 1 FROM auth."oauthClient"')).toHaveLength(before.length);
  });

  it('is possible ten times an hour from one address', async () => {
    for (let time = 0; time < 10; time += 1) await register({}, '203.0.113.1');
    await expect(register({}, '203.0.113.1')).rejects.toMatchObject({ code: 'request.too-many' });
  });
});
