import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Task } from '#database';
import { JobWorkersModule, TaskHandling } from '#jobs';
import { aPerson, type Laurel, type SmtpSink, startLaurel, startSmtpSink } from '#testing';
import { told } from '../../test/told.js';
import { Message } from '../message.entity.js';
import { SendMessages } from './send-messages.handler.js';

let laurel: Laurel;
let sink: SmtpSink;
let isRepaired = false;
beforeAll(async () => {
  sink = await startSmtpSink((said) => (!isRepaired && said.startsWith('RCPT') ? '550 5.7.1 Relaying denied' : null));
  laurel = await startLaurel({
    imports: [JobWorkersModule.forRoot()],
    providers: [SendMessages],
    configuration: { mailUrl: sink.url },
  });
});
afterAll(async () => {
  await laurel.stop();
  await sink.stop();
});

it('an email outlasts a mail server that refuses Laurel for three days, and then goes once', async () => {
  const { id } = await told(laurel, await aPerson(laurel), 'reminder', 'Today is the last day');
  const state = async () => (await laurel.dataSource.manager.findOneByOrFail(Message, { id })).state;
  const task = () => laurel.dataSource.manager.findOneBy(Task, { subjectId: id });
  const attempt = async () => laurel.get(TaskHandling).handle({ id: (await task())!.id, name: 'message.send' });
  const repairedAt = laurel.clock.now().getTime() + 71.9 * 60 * 60 * 1000;
  for (;;) {
    await attempt();
    const { dueAt, failedAt } = (await task())!;
    expect([failedAt, await state()]).toEqual([null, 'queued']);
    laurel.clock.set(dueAt);
    if (dueAt.getTime() >= repairedAt) break;
  }
  isRepaired = true;
  await attempt();
  expect([await task(), await state(), sink.mails.length]).toEqual([null, 'sent', 1]);
});
