import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Transactor } from '#database';
import { MessageRepository } from '#notifications';
import { aPerson } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

describe('notifications over HTTP', () => {
  let api: Api;
  let ana: { id: string };
  let session: Awaited<ReturnType<Api['as']>>;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    ana = await aPerson(api);
    session = await api.as(ana);
  });
  afterAll(() => api.stop());

  const told = (subject: string, kind: 'registered' | 'invitation' | 'reminder' = 'registered') =>
    api.get(Transactor).run((tx) =>
      api.get(MessageRepository).add(tx, {
        dedupeKey: `${ana.id} ${subject}`,
        personId: ana.id,
        letter: { kind, subject, text: 'It is yours.' },
        path: '/work',
      }),
    );
  const unread = async (): Promise<number> =>
    (await session.get('/v1/notifications/unread').expect(200)).body.unread as number;
  const titles = ({ body }: { body: { items: { title: string }[] } }) => body.items.map(({ title }) => title);

  it('are listed page by page, the newest first, without the invitation', async () => {
    await told('Your invitation', 'invitation');
    for (const subject of ['First', 'Second', 'Third']) await told(subject);
    const first = await session.get('/v1/notifications').query({ limit: 2 }).expect(200);
    expect(first.body.items[0]).toEqual({
      id: expect.any(String),
      kind: 'seat',
      title: 'Third',
      path: '/work',
      at: api.clock.now().toISOString(),
      read: false,
      words: null,
    });
    const next = { limit: 2, cursor: first.body.nextCursor as string };
    const second = await session.get('/v1/notifications').query(next).expect(200);
    expect([...titles(first), ...titles(second)]).toEqual(['Third', 'Second', 'First']);
    expect(second.body.nextCursor).toBeNull();
    expect(await unread()).toBe(3);
  });

  it('are marked as read one by one or all, and as unread again', async () => {
    for (const subject of ['First', 'Second', 'Third']) await told(subject);
    const [newest, , oldest] = (await session.get('/v1/notifications').expect(200)).body.items as { id: string }[];
    await session.patch(`/v1/notifications/${oldest!.id}`).send({ read: true }).expect(204);
    expect(titles(await session.get('/v1/notifications').query({ unread: true }).expect(200))).toEqual([
      'Third',
      'Second',
    ]);
    await told('Fourth');
    await session.post('/v1/notifications/read').send({ through: newest!.id }).expect(204);
    expect(await unread()).toBe(1);
    await session.patch(`/v1/notifications/${oldest!.id}`).send({ read: false }).expect(204);
    expect(await unread()).toBe(2);
  });

  it('are one’s own: nobody else lists or marks them, whatever their role', async () => {
    await told('First');
    const [{ id }] = (await session.get('/v1/notifications').expect(200)).body.items as [{ id: string }];
    for (const role of ['candidate', 'reviewer', 'coach', 'administrator'] as const) {
      const other = await api.as(await aPerson(api, { roles: [role], secondFactor: true }));
      expect((await other.get('/v1/notifications').expect(200)).body.items).toEqual([]);
      await other.patch(`/v1/notifications/${id}`).send({ read: true }).expect(404);
      await other.post('/v1/notifications/read').send({ through: id }).expect(204);
    }
    expect(await unread()).toBe(1);
    await api.anonymous().get('/v1/notifications').expect(401);
    await api.anonymous().get('/v1/notifications/unread').expect(401);
  });

  it('come by mail as the person chose; deadlines, results and the account always at once', async () => {
    const chosen = await session.put('/v1/notifications/mail').send({ kind: 'seat', choice: 'daily' }).expect(200);
    expect(chosen.body).toMatchObject({ digestTime: '07:00' });
    expect(chosen.body.items).toContainEqual({ kind: 'seat', choice: 'daily', fixed: false });
    expect((await session.get('/v1/notifications/mail').expect(200)).body).toEqual(chosen.body);
    for (const kind of ['deadline', 'result', 'account']) {
      expect(chosen.body.items).toContainEqual({ kind, choice: 'at-once', fixed: true });
      const refused = await session.put('/v1/notifications/mail').send({ kind, choice: 'none' }).expect(409);
      expect(refused.body.code).toBe('mail-choice.always-at-once');
    }
    await session.put('/v1/notifications/mail').send({ kind: 'gossip', choice: 'never' }).expect(422);
  });
});
