import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { about, declareEvents, Outbox, Task, Transactor } from '#database';
import { DeliveryRepository } from '#jobs';
import { Ids } from '#kernel';
import { aPerson } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

const bellEvents = declareEvents({ 'bell.rung': about('bell', {}) });

describe('deliveries over HTTP', () => {
  let api: Api;
  let administrator: Awaited<ReturnType<Api['as']>>;
  beforeAll(async () => {
    api = await startApi();
    administrator = await api.as(await aPerson(api, { roles: ['administrator'], secondFactor: true }));
    await api.dataSource.query('UPDATE event SET relayed_at = now()');
    await api
      .get(Transactor)
      .run((tx) =>
        api.get(Outbox).append(tx, ...['a', 'b', 'c'].map((subjectId) => bellEvents['bell.rung']({ subjectId }))),
      );
    await api
      .get(Transactor)
      .run((tx) =>
        api
          .get(DeliveryRepository)
          .distribute(
            tx,
            (type) => (type === 'bell.rung' ? [{ name: 'HearBells', queue: 'bells' }] : []),
            api.clock.now(),
            100,
          ),
      );
    for (const { eventId } of (await list('waiting')).slice(0, 2)) {
      await api.get(Transactor).run(async (tx) => {
        const key = { eventId, listener: 'HearBells' };
        await api.get(DeliveryRepository).begin(tx, key);
        const failure = { error: 'Error: deaf', at: api.clock.now(), retryAt: null };
        await api.get(DeliveryRepository).fail(tx, key, failure);
      });
    }
  });
  afterAll(() => api.stop());

  const list = async (state?: string): Promise<{ eventId: string; listener: string; subject: { id: string } }[]> =>
    (
      await administrator
        .get('/v1/deliveries')
        .query(state ? { state } : {})
        .expect(200)
    ).body.items;

  it('are listed page by page; by default those that were given up', async () => {
    expect((await list()).map(({ subject }) => subject.id)).toEqual(['c', 'b']);
    const first = await administrator.get('/v1/deliveries').query({ limit: 1 }).expect(200);
    expect(first.body.items).toMatchObject([
      {
        eventType: 'bell.rung',
        listener: 'HearBells',
        queue: 'bells',
        state: 'failed',
        attempts: 1,
        lastError: 'Error: deaf',
        progress: null,
      },
    ]);
    const second = await administrator
      .get('/v1/deliveries')
      .query({ limit: 1, cursor: first.body.nextCursor })
      .expect(200);
    expect(second.body.items[0].subject.id).toBe('b');
    expect(second.body.nextCursor).toBeNull();
  });

  it('are retried when an administrator asks, once', async () => {
    const { eventId, listener } = (await list())[0]!;
    await administrator.post(`/v1/deliveries/${eventId}/${listener}/retry`).expect(204);
    expect((await list('waiting')).map((delivery) => delivery.eventId)).toContain(eventId);
    expect((await administrator.post(`/v1/deliveries/${eventId}/${listener}/retry`).expect(409)).body.code).toBe(
      'delivery.not-failed',
    );
    await administrator.post(`/v1/deliveries/${eventId}/Nobody/retry`).expect(404);
    await administrator.post(`/v1/deliveries/${eventId}/No%20body/retry`).expect(422);
  });

  it('are listed together with failed tasks, which have their names and can be retried too', async () => {
    const at = api.clock.now();
    const task = { name: 'bell.cast', subjectKind: 'bell', subjectId: 'd', payload: {}, createdAt: at, dueAt: at };
    const id = api.get(Ids).next();
    await api.dataSource.manager.insert(Task, {
      ...task,
      id,
      queue: 'foundry',
      attempts: 3,
      failedAt: at,
      lastError: 'cold',
    });
    const before = await list();
    expect(before[0]).toMatchObject({
      eventId: id,
      eventType: 'bell.cast',
      listener: 'bell.cast',
      subject: { kind: 'bell', id: 'd' },
      queue: 'foundry',
      state: 'failed',
      attempts: 3,
      lastError: 'cold',
    });
    const first = await administrator.get('/v1/deliveries').query({ limit: 1 }).expect(200);
    const second = await administrator
      .get('/v1/deliveries')
      .query({ limit: 1, cursor: first.body.nextCursor })
      .expect(200);
    expect([first.body.items[0].eventId, second.body.items[0].eventId]).toEqual([id, before[1]!.eventId]);

    await administrator.post(`/v1/deliveries/${id}/bell.cast/retry`).expect(204);
    expect((await list('waiting')).map(({ eventId }) => eventId)).toContain(id);
    expect((await administrator.post(`/v1/deliveries/${id}/bell.cast/retry`).expect(409)).body.code).toBe(
      'delivery.not-failed',
    );
    await api.dataSource.manager.delete(Task, { id });
  });

  it('are for administrators', async () => {
    const other = await api.as(await aPerson(api));
    await other.get('/v1/deliveries').expect(403);
    await other.post('/v1/deliveries/0199c000-0000-7000-8000-000000000001/HearBells/retry').expect(403);
    await api.anonymous().get('/v1/deliveries').expect(401);
  });

  it('refuse a cursor that this API did not make', async () => {
    for (const cursor of [
      'x',
      Buffer.from('["x","y"]').toString('base64url'),
      Buffer.from('[1,2]').toString('base64url'),
    ])
      await administrator.get('/v1/deliveries').query({ cursor }).expect(422);
  });
});
