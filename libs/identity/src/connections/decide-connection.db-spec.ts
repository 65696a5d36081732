import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { aPerson, asActor, type Laurel, sessionCookieFor, startLaurel } from '#testing';
import { AuthorizationEndpoint } from '../authorization/authorization-endpoint.js';
import { ConnectionQueries } from './connection.queries.js';
import { DecideConnection } from './decide-connection.js';
import { RegisterBackpack } from './register-backpack.js';

describe('a holder’s decision about a backpack', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const callback = 'https://backpack.example.org/callback';
  /** A holder whom a backpack asks for access. */
  const asked = async () => {
    const person = await aPerson(laurel);
    const cookie = await sessionCookieFor(laurel, person.id);
    const registered = await laurel.get(RegisterBackpack).run({
      metadata: {
        client_name: 'A backpack',
        redirect_uris: [callback],
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        scope: '',
      },
      address: '192.0.2.1',
    });
    if ('error' in registered) throw new Error(registered.error_description);
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: registered.clientId,
      redirect_uri: callback,
      state: 'a state',
      code_challenge: 'A'.repeat(43),
      code_challenge_method: 'S256',
    });
    const page = await laurel.get(AuthorizationEndpoint).authorize(query.toString(), cookie);
    const request = new URL(page).searchParams.get('request')!;
    return { actor: asActor(person), cookie, request, clientId: registered.clientId };
  };
  const told = (subjectId: string) =>
    laurel.dataSource.manager.find(EventRecord, { where: { subjectId }, order: { id: 'ASC' } });

  it('gives it a code, and leaves an event', async () => {
    const { actor, cookie, request, clientId } = await asked();
    const url = new URL(await laurel.get(DecideConnection).run({ actor, request, allow: true, cookie }));
    expect(url.href.startsWith(callback)).toBe(true);
    expect(url.searchParams.get('code')).toEqual(expect.any(String));
    expect(await laurel.get(ConnectionQueries).of(actor.id)).toMatchObject([{ clientId, name: 'A backpack' }]);
    expect((await told(actor.id)).at(-1)).toMatchObject({ type: 'backpack.connected', payload: { clientId } });
  });

  it('sends it back without a code when the holder refuses', async () => {
    const { actor, cookie, request } = await asked();
    const url = new URL(await laurel.get(DecideConnection).run({ actor, request, allow: false, cookie }));
    expect(url.searchParams.get('error')).toBe('access_denied');
    expect(await laurel.get(ConnectionQueries).of(actor.id)).toEqual([]);
    expect((await told(actor.id)).at(-1)).toMatchObject({ type: 'backpack.refused' });
  });

  it('is possible only for a request that was signed here', async () => {
    const { actor, cookie, request } = await asked();
    const changed = new URLSearchParams(request);
    changed.set('scope', 'openid');
    for (const forged of ['', 'client_id=x', changed.toString()])
      await expect(
        laurel.get(DecideConnection).run({ actor, request: forged, allow: true, cookie }),
      ).rejects.toMatchObject({ code: 'connection.request' });
    const late = new URLSearchParams(request);
    late.set('exp', '1');
    await expect(
      laurel.get(DecideConnection).run({ actor, request: late.toString(), allow: true, cookie }),
    ).rejects.toMatchObject({ kind: 'gone', code: 'connection.expired' });
  });
});
