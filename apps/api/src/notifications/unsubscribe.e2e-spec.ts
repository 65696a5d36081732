import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactor } from '#database';
import { Message, MessageRepository, SendMessage } from '#notifications';
import { aPerson, type SmtpSink, startSmtpSink } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

describe('the link in List-Unsubscribe', () => {
  let api: Api;
  let sink: SmtpSink;
  beforeAll(async () => {
    sink = await startSmtpSink();
    api = await startApi({ configuration: { mailUrl: sink.url } });
  });
  afterAll(async () => {
    await api.stop();
    await sink.stop();
  });

  /** The path of the link in an email about a badge, and whether the person still gets such email. */
  async function mailed() {
    const person = await aPerson(api);
    const letter = { kind: 'badge-issued', subject: 'Your badge', text: 'It is yours.' } as const;
    await api
      .get(Transactor)
      .run((tx) => api.get(MessageRepository).add(tx, { dedupeKey: person.id, personId: person.id, letter }));
    const { id } = await api.dataSource.manager.findOneByOrFail(Message, { personId: person.id });
    await api.get(SendMessage).run({ messageId: id, last: false });
    const url = /^List-Unsubscribe: <(\S+)>/m.exec(sink.mails.at(-1)!.raw)![1]!;
    const path = url.slice(api.configuration.publicUrl.length);
    const agent = await api.as(person);
    const choice = async () =>
      (await agent.get('/v1/notifications/mail')).body.items.find(({ kind }: { kind: string }) => kind === 'badge')
        .choice;
    return { path, choice };
  }

  it('changes nothing when a scanner or a browser opens it: it leads to a page that asks', async () => {
    const { path, choice } = await mailed();
    const opened = await api.anonymous().get(path).expect(303);
    expect(opened.headers.location).toBe(`/unsubscribe#${path.split('/').at(-1)}`);
    expect(opened.headers['cache-control']).toBe('no-store');
    await api.anonymous().head(path).expect(303);
    expect((await api.anonymous().get(`${path}/about`).expect(200)).body).toEqual({ about: 'badge', on: true });
    expect(await choice()).toBe('at-once');
  });

  it.each<[string, string]>([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    ],
  ])('turns the emails off with one request of an email app, as %s', async (type, body) => {
    const { path, choice } = await mailed();
    const answer = await api.anonymous().post(path).set('Content-Type', type).send(body).expect(200);
    expect(answer.body).toEqual({ about: 'badge', on: false });
    expect(await choice()).toBe('none');
    await api.anonymous().post(path).expect(200);
  });

  it('is refused when it was changed, with a way on', async () => {
    const { path, choice } = await mailed();
    for (const wrong of [`${path}x`, path.replace('badge.', 'meeting.'), '/v1/mail/unsubscribe/x'])
      for (const request of [api.anonymous().post(wrong), api.anonymous().get(`${wrong}/about`)])
        expect((await request.expect(404)).body.code).toBe('unsubscribe.invalid');
    expect(await choice()).toBe('at-once');
  });
});
