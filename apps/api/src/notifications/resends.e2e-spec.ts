import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactor } from '#database';
import { Message, MessageRepository } from '#notifications';
import { aPerson } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

const address = '/v1/message-resends';

describe('sending many messages again over HTTP', () => {
  let api: Api;
  let administrator: Awaited<ReturnType<Api['as']>>;
  beforeAll(async () => {
    api = await startApi();
    administrator = await api.as(await aPerson(api, { roles: ['administrator'], secondFactor: true }));
  });
  afterAll(() => api.stop());

  it('is for administrators alone', async () => {
    for (const role of ['candidate', 'reviewer', 'coach'] as const) {
      const agent = await api.as(await aPerson(api, { roles: [role], secondFactor: true }));
      await agent.post(`${address}/preview`).send({}).expect(403);
      await agent.post(address).send({}).expect(403);
      await agent.get(`${address}/${randomUUID()}`).expect(403);
    }
  });

  it('is previewed, begun once, and its progress can be read', async () => {
    const { id: personId } = await aPerson(api);
    const letter = { kind: 'registered', subject: 'A seat', text: 'It is yours.' } as const;
    await api
      .get(Transactor)
      .run((tx) => api.get(MessageRepository).add(tx, { dedupeKey: 'a-resend', personId, letter }));
    await api.dataSource.manager.update(
      Message,
      { personId },
      { state: 'failed', failure: 'relay', toAddress: 'a@school.example', undeliveredAt: api.clock.now() },
    );
    const filter = { failure: 'relay', domain: 'school.example' };
    const { body: shown } = await administrator.post(`${address}/preview`).send({ filter }).expect(200);
    expect(shown).toMatchObject({ count: 1, leftOut: [], messages: [{ personId, subject: 'A seat' }] });

    const resend = { id: randomUUID(), filter, asOf: shown.asOf, count: shown.count };
    const begun = await administrator.post(address).send(resend).expect(201);
    expect(begun.body).toMatchObject({ id: resend.id, total: 1, queued: 0, finishedAt: null });
    await administrator.post(address).send(resend).expect(201);
    await administrator.get(`${address}/${resend.id}`).expect(200, begun.body);
  });

  it('says where bad input is', async () => {
    const wrong = { id: 'x', filter: { failure: 'none', since: 'yesterday', domain: 'a b' }, asOf: 'now', count: 0 };
    const { body } = await administrator.post(address).send(wrong).expect(422);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/asOf',
      '/count',
      '/filter/domain',
      '/filter/failure',
      '/filter/since',
      '/id',
    ]);
    const nothing = { id: randomUUID(), filter: { kind: 'digest' }, asOf: new Date().toISOString(), count: 1 };
    const refused = await administrator.post(address).send(nothing).expect(409);
    expect(refused.body.code).toBe('message-resend.nothing');
    await administrator.get(`${address}/${randomUUID()}`).expect(404);
  });
});
