import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { EventRecord } from '#database';
import { anAdministrator, type Laurel, startLaurel, theProgram } from '#testing';
import { ClientQueries } from './client.queries.js';
import { RegisterClient } from './register-client.js';

describe('registering a system', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const { publicKey, privateKey } = generateKeyPairSync('ed25519');

  it('gives it a secret that is stored only as a hash', async () => {
    const { clientId, clientSecret } = await laurel.get(RegisterClient).run({
      programId: await theProgram(laurel),
      actor: anAdministrator,
      name: 'ELN',
      scopes: ['awards:read', 'awards:read', 'pilots:read'],
    });
    expect(await laurel.get(ClientQueries).byId(clientId)).toMatchObject({
      name: 'ELN',
      scopes: ['awards:read', 'pilots:read'],
      authentication: 'secret',
      state: 'active',
    });
    const kept = await laurel.dataSource.query('SELECT * FROM auth."oauthClient"');
    const told = await laurel.dataSource.manager.findOneByOrFail(EventRecord, { type: 'client.registered' });
    expect(told).toMatchObject({ subjectId: clientId, actorId: anAdministrator.id });
    expect(clientSecret).toHaveLength(43);
    expect(JSON.stringify([kept, told])).not.toContain(clientSecret);
  });

  it('gives no secret to a client that signs with its own key', async () => {
    const { clientId, clientSecret } = await laurel.get(RegisterClient).run({
      programId: await theProgram(laurel),
      actor: anAdministrator,
      name: 'Signs',
      scopes: ['awards:read'],
      publicKeys: [publicKey.export({ format: 'jwk' })],
    });
    expect(clientSecret).toBeNull();
    expect(await laurel.get(ClientQueries).byId(clientId)).toMatchObject({ authentication: 'public-key' });
  });

  it('refuses a private key, and names the invalid key', async () => {
    const publicKeys = [publicKey.export({ format: 'jwk' }), privateKey.export({ format: 'jwk' })];
    await expect(
      laurel.get(RegisterClient).run({
        programId: await theProgram(laurel),
        actor: anAdministrator,
        name: 'Tells',
        scopes: ['awards:read'],
        publicKeys,
      }),
    ).rejects.toMatchObject({ code: 'client.public-key', details: { errors: [{ pointer: '/publicKeys/1' }] } });
  });
});
