import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { aPerson, asActor, type Laurel, startLaurel } from '#testing';
import { ConnectionQueries } from './connection.queries.js';
import { RegisterBackpack } from './register-backpack.js';
import { WithdrawConnection } from './withdraw-connection.js';

describe('disconnecting a backpack', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('ends only this holder’s consent, once', async () => {
    const registered = await laurel.get(RegisterBackpack).run({
      metadata: {
        client_name: 'A backpack',
        redirect_uris: ['https://backpack.example.org/callback'],
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        scope: '',
      },
      address: '192.0.2.1',
    });
    if ('error' in registered) throw new Error(registered.error_description);
    const { clientId } = registered;
    const [holder, other] = [await aPerson(laurel), await aPerson(laurel)];
    for (const { userId } of [holder, other])
      await laurel.dataSource.query(
        `INSERT INTO auth."oauthConsent" (id, "clientId", "userId", scopes, "createdAt", "updatedAt") VALUES ($1, $2, $1, '[]', now(), now())`,
        [userId, clientId],
      );

    const withdraw = () => laurel.get(WithdrawConnection).run({ actor: asActor(holder), clientId });
    await withdraw();
    expect(await laurel.get(ConnectionQueries).of(holder.id)).toEqual([]);
    expect(await laurel.get(ConnectionQueries).of(other.id)).toMatchObject([{ clientId }]);
    await expect(withdraw()).rejects.toMatchObject({ code: 'connection.not-found' });
    expect(await laurel.dataSource.manager.countBy(EventRecord, { type: 'backpack.disconnected' })).toBe(1);
  });
});
