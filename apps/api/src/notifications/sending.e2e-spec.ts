import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord, Transactor } from '#database';
import { identityEvents, InvitePerson } from '#identity';
import { Message, MessageRepository, SendMessage, WriteLetter } from '#notifications';
import { aPerson, theProgram } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

describe('messages over HTTP', () => {
  let api: Api;
  let administrator: Awaited<ReturnType<Api['as']>>;
  let person: { id: string };
  beforeAll(async () => {
    api = await startApi();
    administrator = await api.as(await aPerson(api, { roles: ['administrator'], secondFactor: true }));
    person = await aPerson(api, { email: 'ana@example.org' });
    for (let count = 1; count <= 5; count += 1) await add(person, count);
    await api.get(SendMessage).run({ messageId: (await messages())[0]!.id, last: false });
  });
  afterAll(() => api.stop());

  const add = ({ id: personId }: { id: string }, number: number): Promise<boolean> =>
    api.get(Transactor).run((tx) =>
      api.get(MessageRepository).add(tx, {
        dedupeKey: `test ${personId} ${number}`,
        personId,
        letter: { kind: 'registered', subject: `Letter ${number}`, text: 'A seat is yours.' },
      }),
    );
  const messages = (): Promise<Message[]> =>
    api.dataSource.manager.find(Message, { where: { personId: person.id }, order: { id: 'ASC' } });

  it('are listed page by page, the newest first, of one person and in one state', async () => {
    await add(await aPerson(api), 1);
    const first = await administrator.get('/v1/messages').query({ personId: person.id, limit: 3 }).expect(200);
    const second = await administrator
      .get('/v1/messages')
      .query({ personId: person.id, limit: 3, cursor: first.body.nextCursor })
      .expect(200);
    expect([...first.body.items, ...second.body.items].map(({ subject }) => subject)).toEqual([
      'Letter 5',
      'Letter 4',
      'Letter 3',
      'Letter 2',
      'Letter 1',
    ]);
    expect(second.body.nextCursor).toBeNull();
    expect(first.body.items[0]).not.toHaveProperty('text');

    const sent = await administrator.get('/v1/messages').query({ personId: person.id, state: 'sent' }).expect(200);
    expect(sent.body.items).toMatchObject([
      { subject: 'Letter 1', state: 'sent', toAddress: 'ana@example.org', attempts: 1 },
    ]);
  });

  it('are read one by one; a message with a personal link is not cached', async () => {
    const { person: invited } = await api.get(InvitePerson).run({
      programId: await theProgram(api),
      email: 'new@example.org',
      name: 'New',
      roles: ['candidate'],
      zone: 'America/Chicago',
      actor: null,
    });
    await api
      .get(WriteLetter)
      .run(
        identityEvents['person.invited'].read(
          await api.dataSource.manager.findOneByOrFail(EventRecord, { type: 'person.invited', subjectId: invited.id }),
        ),
      );
    const { body } = await administrator.get('/v1/messages').query({ personId: invited.id }).expect(200);
    const one = await administrator.get(`/v1/messages/${body.items[0].id}`).expect(200);
    expect(one.headers['cache-control']).toBe('private, no-store');
    expect(one.body.text).toMatch(/\/invitation#/);
  });

  it('are retried when they failed, and otherwise not', async () => {
    const [sent, failed] = await messages();
    const undelivered = { state: 'failed', lastError: 'No such mailbox', undeliveredAt: api.clock.now() } as const;
    await api.dataSource.manager.update(Message, { id: failed!.id }, undelivered);
    const retried = await administrator.post(`/v1/messages/${failed!.id}/retry`).expect(200);
    expect(retried.body).toMatchObject({ id: failed!.id, state: 'queued' });
    const refused = await administrator.post(`/v1/messages/${sent!.id}/retry`).expect(409);
    expect(refused.body).toMatchObject({ code: 'message.not-failed', state: 'sent' });
  });

  it('are for administrators', async () => {
    const [one] = await messages();
    for (const roles of [['candidate'], ['reviewer'], ['coach']] as const) {
      const other = await api.as(await aPerson(api, { roles: [...roles], secondFactor: true }));
      await other.get('/v1/messages').expect(403);
      await other.get(`/v1/messages/${one!.id}`).expect(403);
      await other.post(`/v1/messages/${one!.id}/retry`).expect(403);
    }
    await api.anonymous().get('/v1/messages').expect(401);
  });

  it('say where bad input is', async () => {
    expect(
      (
        await administrator.get('/v1/messages').query({ state: 'lost', personId: 'x', limit: 0 }).expect(422)
      ).body.errors
        .map(({ pointer }: { pointer: string }) => pointer)
        .sort(),
    ).toEqual(['?limit', '?personId', '?state']);
    for (const cursor of ['x', Buffer.from('["x"]').toString('base64url'), Buffer.from('[5]').toString('base64url')])
      await administrator.get('/v1/messages').query({ cursor }).expect(422);
    await administrator.get('/v1/messages/not-an-id').expect(422);
    await administrator.get('/v1/messages/0199c000-0000-7000-8000-000000000001').expect(404);
    await administrator.post('/v1/messages/0199c000-0000-7000-8000-000000000001/retry').expect(404);
  });
});
