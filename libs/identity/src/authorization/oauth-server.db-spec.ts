import { expect, it } from '@jest/globals';
import { anAdministrator, startLaurel, theProgram } from '#testing';
import { OAuthServer } from './oauth-server.js';
import { RegisterClient } from '../clients/register-client.js';

it('issues tokens when Laurel runs below a path', async () => {
  const laurel = await startLaurel({ configuration: { publicUrl: 'https://example.org/laurel' } });
  const { clientId, clientSecret } = await laurel
    .get(RegisterClient)
    .run({ programId: await theProgram(laurel), name: 'ELN', scopes: ['awards:read'], actor: anAdministrator });
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const answer = await laurel
    .get(OAuthServer)
    .answer({ path: '/oauth2/token', authorization, form: 'grant_type=client_credentials', address: '192.0.2.1' });
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toMatchObject({ token_type: 'Bearer', scope: 'awards:read' });
  await laurel.stop();
});
