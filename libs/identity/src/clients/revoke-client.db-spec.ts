import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { anAdministrator, type Laurel, startLaurel, theProgram } from '#testing';
import { ClientQueries } from './client.queries.js';
import { OAuthServer } from '../authorization/oauth-server.js';
import { RegisterClient } from './register-client.js';
import { RevokeClient } from './revoke-client.js';

describe('revoking a system', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('removes its tokens, and it gets no new ones', async () => {
    const { clientId, clientSecret } = await laurel
      .get(RegisterClient)
      .run({ programId: await theProgram(laurel), actor: anAdministrator, name: 'ELN', scopes: ['awards:read'] });
    const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
    const token = () =>
      laurel.get(OAuthServer).answer({
        path: '/oauth2/token',
        authorization,
        form: 'grant_type=client_credentials',
        address: '192.0.2.1',
      });
    expect((await token()).status).toBe(200);

    await laurel.get(RevokeClient).run({ programId: await theProgram(laurel), actor: anAdministrator, clientId });
    expect(await laurel.dataSource.query('SELECT 1 FROM auth."oauthAccessToken"')).toEqual([]);
    expect((await token()).status).toBeGreaterThanOrEqual(400);
    expect(await laurel.get(ClientQueries).byId(clientId)).toMatchObject({ state: 'revoked' });
    expect(await laurel.dataSource.manager.countBy(EventRecord, { type: 'client.revoked', subjectId: clientId })).toBe(
      1,
    );
  });

  it('is refused for a system that does not exist', async () => {
    await expect(
      laurel.get(RevokeClient).run({ programId: await theProgram(laurel), actor: anAdministrator, clientId: 'nobody' }),
    ).rejects.toMatchObject({
      code: 'client.not-found',
    });
  });
});
