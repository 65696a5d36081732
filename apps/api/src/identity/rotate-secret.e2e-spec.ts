import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResealKeys, SigningKeys } from '#badges';
import { MailedLinks, ResealAccounts } from '#identity';
import {
  anInvitee,
  aPerson,
  aPersonWithPassword,
  sessionCookieFor,
  type TestDatabase,
  testDatabase,
  theIssuer,
} from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

const [old, next] = ['the old secret, which has enough characters', 'the next secret, which has enough characters'];

/** The same database under other secrets. Only the last one drops it. */
const under = (database: TestDatabase, secret: string, secretPrevious?: string): Promise<Api> =>
  startApi({ database: { ...database, drop: async () => undefined }, configuration: { secret, secretPrevious } });

describe('a SECRET that is replaced', () => {
  let database: TestDatabase;
  let [before, during, after]: Api[] = [];
  let cookie: string;
  let invitationId: string;
  let key: { id: string };
  let secondFactor: string[];
  const secondFactors = async (api: Api): Promise<string[]> =>
    (await api.dataSource.query<{ secret: string }[]>('SELECT secret FROM auth."twoFactor"')).map(
      ({ secret }) => secret,
    );

  beforeAll(async () => {
    database = await testDatabase();
    before = await under(database, old);
    cookie = await sessionCookieFor(before, (await aPerson(before)).id);
    const { person } = await anInvitee(before);
    [{ id: invitationId }] = await before.dataSource.query<[{ id: string }]>(
      'SELECT id FROM invitation WHERE person_id = $1',
      [person.id],
    );
    key = await before.get(SigningKeys).inUse(await theIssuer(before));
    const { email, password } = await aPersonWithPassword(before);
    const agent = before.anonymous();
    await agent.post('/v1/session').send({ email, password }).expect(201);
    await agent.post('/v1/second-factor').send({ password });
    secondFactor = await secondFactors(before);
    during = await under(database, next, old);
  });
  afterAll(async () => {
    for (const api of [before, during, after]) await api?.stop();
    await database.drop();
  });

  it('leaves every session, key and link as it was, while the old value is SECRET_PREVIOUS', async () => {
    await during!.anonymous().get('/v1/session').set('Cookie', cookie).expect(200);
    expect(await during!.get(SigningKeys).inUse(await theIssuer(during!))).toMatchObject({ id: key.id });
    expect(await during!.get(MailedLinks).invitation(invitationId)).not.toBeNull();
  });

  it('is needed by nothing in the database after the command, which can be run again', async () => {
    expect(secondFactor).toHaveLength(1);
    expect((await during!.get(ResealKeys).run()).keys).toBeGreaterThan(0);
    expect(await during!.get(ResealAccounts).run()).toEqual({ secondFactors: 2, links: 1 });
    expect(await during!.get(ResealKeys).run()).toEqual({ keys: 0, links: 0 });
    expect(await during!.get(ResealAccounts).run()).toEqual({ secondFactors: 0, links: 0 });
    expect(await secondFactors(during!)).not.toEqual(secondFactor);
    after = await under(database, next);
    expect(await after.get(SigningKeys).inUse(await theIssuer(after))).toMatchObject({ id: key.id });
    expect(await after.get(MailedLinks).invitation(invitationId)).not.toBeNull();
    expect(await after.get(ResealAccounts).run()).toEqual({ secondFactors: 0, links: 0 });
  });

  it('signs no session any more that it signed, once it is gone', async () => {
    await after!.anonymous().get('/v1/session').set('Cookie', cookie).expect(401);
    await before!.anonymous().get('/v1/session').set('Cookie', cookie).expect(200);
  });
});
