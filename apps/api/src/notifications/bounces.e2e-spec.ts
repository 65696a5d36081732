import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactor } from '#database';
import { Message, MessageRepository, SendMessage } from '#notifications';
import { aDeliveryReport, aPerson } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

const mailBouncesSecret = 'a-secret-of-the-provider';
const address = '/v1/mail/bounces';

describe('reports about emails that came back', () => {
  let api: Api;
  let personId: string;
  beforeAll(async () => {
    api = await startApi({ configuration: { mailBouncesSecret } });
    personId = (await aPerson(api, { email: 'gone@school.example' })).id;
  });
  afterAll(() => api.stop());

  let written = 0;
  async function sent(): Promise<string> {
    written += 1;
    const dedupeKey = `bounce test ${written}`;
    const letter = { kind: 'registered', subject: 'A seat', text: 'It is yours.' } as const;
    await api.get(Transactor).run((tx) => api.get(MessageRepository).add(tx, { dedupeKey, personId, letter }));
    const { id } = await api.dataSource.manager.findOneByOrFail(Message, { dedupeKey });
    await api.get(SendMessage).run({ messageId: id, last: false });
    return id;
  }
  const state = async (id: string) => (await api.dataSource.manager.findOneByOrFail(Message, { id })).state;
  const post = (type = 'application/json') =>
    api.anonymous().post(address).set('Authorization', `Bearer ${mailBouncesSecret}`).set('Content-Type', type);

  it('come as JSON, once however often they are repeated', async () => {
    const id = await sent();
    const body = { bounces: [{ messageId: `<${id}@localhost>`, status: '5.1.1' }] };
    expect((await post().send(body).expect(200)).body).toEqual({ taken: 1, ignored: 0 });
    expect((await post().send(body).expect(200)).body).toEqual({ taken: 0, ignored: 1 });
    expect(await state(id)).toBe('bounced');
  });

  it('come as an email from the mail server', async () => {
    const id = await sent();
    expect(
      (
        await post('message/rfc822')
          .send(aDeliveryReport({ mailId: id }))
          .expect(200)
      ).body.taken,
    ).toBe(1);
    const administrator = await api.as(await aPerson(api, { roles: ['administrator'], secondFactor: true }));
    const { body } = await administrator.get(`/v1/people/${personId}`).expect(200);
    expect(body.undelivered).toMatchObject({ messageId: id, said: expect.stringContaining('User unknown') });
  });

  it('come from Amazon SNS as plain text, with the secret as a password', async () => {
    const confirmation = { Type: 'SubscriptionConfirmation', SubscribeURL: 'https://sns.example/?Token=x' };
    const { body } = await api
      .anonymous()
      .post(address)
      .auth('sns', mailBouncesSecret)
      .set('Content-Type', 'text/plain; charset=UTF-8')
      .send(JSON.stringify(confirmation))
      .expect(200);
    expect(body).toEqual({ taken: 0, ignored: 0 });
  });

  it('need the secret', async () => {
    const id = await sent();
    const body = { bounces: [{ messageId: `<${id}@localhost>` }] };
    for (const authorization of [undefined, 'Bearer wrong', 'Bearer', `Basic ${mailBouncesSecret}`, 'Basic ====']) {
      const request = api.anonymous().post(address);
      if (authorization !== undefined) void request.set('Authorization', authorization);
      expect((await request.send(body).expect(401)).body.code).toBe('bounce.secret');
    }
    expect(await state(id)).toBe('sent');
  });

  it('are refused without a secret in the configuration', async () => {
    const closed = await startApi();
    await closed.anonymous().post(address).set('Authorization', 'Bearer undefined').send({}).expect(401);
    await closed.stop();
  });

  it.each<[string, string, string, number]>([
    ['text/plain', 'not JSON', 'bounce.unreadable', 422],
    ['application/json', '{"some":"thing"}', 'bounce.unreadable', 422],
    ['text/html', '<p>', 'request.unsupported-type', 415],
    ['message/rfc822', `X: ${'x'.repeat(2 * 1024 * 1024)}`, 'request.too-large', 413],
    ['message/rfc822', `X: ${'x'.repeat(200_000)}\r\n\r\n`, 'bounce.unreadable', 422],
  ])('say what is wrong with them: %s', async (type, body, code, status) => {
    const answer = await post(type).send(body).expect(status);
    expect(answer.body.code).toBe(code);
  });
});
