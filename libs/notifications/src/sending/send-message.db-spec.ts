import { afterEach, describe, expect, it } from '@jest/globals';
import { EventRecord, Task, Transactor } from '#database';
import { identityEvents, InvitePerson, Person } from '#identity';
import {
  aPerson,
  hangUp,
  type Laurel,
  type Refuse,
  type SmtpSink,
  startLaurel,
  startSmtpSink,
  theProgram,
  theProgramHas,
} from '#testing';
import { Message } from '../message.entity.js';
import { MessageRepository } from '../message.repository.js';
import { MessageText } from './message-text.js';
import { RetryMessage } from './retry-message.js';
import { SendMessage } from './send-message.js';
import { WriteLetter } from '../letters/write-letter.js';

describe('sending a message', () => {
  let laurel: Laurel;
  let sink: SmtpSink | undefined;
  const start = async (refuse?: Refuse): Promise<void> => {
    sink = await startSmtpSink(refuse);
    laurel = await startLaurel({ configuration: { mailUrl: sink.url } });
  };
  afterEach(async () => {
    await laurel.stop();
    await sink?.stop();
    sink = undefined;
  });

  const add = (personId: string, dedupeKey = 'a-key'): Promise<boolean> =>
    laurel
      .get(Transactor)
      .run((tx) =>
        laurel
          .get(MessageRepository)
          .add(tx, { dedupeKey, personId, letter: { kind: 'registered', subject: 'A seat', text: 'It is yours.' } }),
      );
  const message = (): Promise<Message> => laurel.dataSource.manager.findOneByOrFail(Message, {});
  const send = async (last = false): Promise<void> =>
    laurel.get(SendMessage).run({ messageId: (await message()).id, last });
  const tasks = (name: string): Promise<number> => laurel.dataSource.manager.countBy(Task, { name });

  it('shows the sender of the program, and ends with its signature', async () => {
    await start();
    const mail = { senderName: 'School Leaders', replyTo: 'help@leaders.example.org', signature: 'Call 555 0100' };
    await theProgramHas(laurel, { mail });
    await add((await aPerson(laurel)).id);
    await send();
    const { raw, from } = sink!.mails[0]!;
    expect(from).toBe('laurel@example.org');
    expect(raw).toMatch(/^From: School Leaders <laurel@example\.org>\r$/m);
    expect(raw).toMatch(/^Reply-To: help@leaders\.example\.org\r$/m);
    expect(raw).toContain('Call 555 0100');
  });

  it('the same job runs twice', async () => {
    await start();
    await add((await aPerson(laurel, { email: 'ana@example.org' })).id);
    await send();
    await send();
    expect(sink!.mails.map(({ to }) => to)).toEqual([['ana@example.org']]);
    expect(await message()).toMatchObject({
      state: 'sent',
      toAddress: 'ana@example.org',
      attempts: 1,
      sentAt: laurel.clock.now(),
      lastError: null,
    });
  });

  it('the same job runs twice at the same time', async () => {
    await start();
    await add((await aPerson(laurel)).id);
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => send()));
    expect(sink!.mails).toHaveLength(1);
    // The worker that found another one sending tries again, and finds the message sent.
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect((outcome.reason as Error).message).toBe('Another worker is sending this message.');
    await send();
    expect(sink!.mails).toHaveLength(1);
  });

  it('is written once for each thing that it is about', async () => {
    await start();
    const { id } = await aPerson(laurel);
    expect(await Promise.all(Array.from({ length: 8 }, () => add(id)))).toEqual(expect.arrayContaining([true, false]));
    expect(await laurel.dataSource.manager.count(Message)).toBe(1);
    expect(await tasks('message.send')).toBe(1);
  });

  it('goes to the address that the person has at that time', async () => {
    await start();
    const { id } = await aPerson(laurel, { email: 'old@example.org' });
    await add(id);
    await laurel.dataSource.manager.update(Person, { id }, { email: 'new@example.org' });
    await send();
    expect(sink!.mails.map(({ to }) => to)).toEqual([['new@example.org']]);
    expect((await message()).toAddress).toBe('new@example.org');
  });

  it('is tried again while the mail server is busy, and fails after the last attempt', async () => {
    let busy = true;
    await start((command) => (busy && command.startsWith('RCPT') ? '451 Busy' : null));
    await add((await aPerson(laurel)).id);
    await expect(send()).rejects.toThrow('451');
    const firstFailed = laurel.clock.now();
    expect(await message()).toMatchObject({ state: 'queued', attempts: 1, failure: 'deferred', undeliveredAt: null });
    laurel.clock.advance({ days: 3 });
    await send(true);
    expect(await message()).toMatchObject({
      state: 'failed',
      attempts: 2,
      failingSince: firstFailed,
      undeliveredAt: laurel.clock.now(),
    });

    busy = false;
    await send();
    expect(sink!.mails).toHaveLength(0);
    const { id } = await message();
    await laurel.get(RetryMessage).run({ actor: { id: 'an-administrator' }, messageId: id });
    expect(await tasks('message.send')).toBe(2);
    await send();
    expect(await message()).toMatchObject({
      state: 'sent',
      attempts: 3,
      lastError: null,
      failure: null,
      failingSince: null,
      undeliveredAt: null,
    });
    await expect(
      laurel.get(RetryMessage).run({ actor: { id: 'an-administrator' }, messageId: id }),
    ).rejects.toMatchObject({
      code: 'message.not-failed',
      details: { state: 'sent' },
    });
  });

  it('fails at once when there is no such mailbox', async () => {
    await start((command) => (command.startsWith('RCPT') ? '550 No such mailbox' : null));
    await add((await aPerson(laurel, { email: 'gone@example.org' })).id);
    await send();
    expect(await message()).toMatchObject({
      state: 'failed',
      failure: 'mailbox',
      toAddress: 'gone@example.org',
      lastError: expect.stringContaining('No such mailbox'),
    });
  });

  it.each<[string, string, ReturnType<Refuse>, string]>([
    ['its sign-in', 'CONNECT', '554 5.7.1 Blocked', 'relay'],
    ['the sender', 'MAIL', '550 5.7.1 This sender may not send', 'relay'],
    ['to relay', 'RCPT', '550 5.7.1 Relaying denied', 'relay'],
    ['every email by a rule', '.', '550 5.7.1 Spam', 'relay'],
    ['the connection', 'EHLO', hangUp, 'unreachable'],
  ])(
    'is tried again while the mail server refuses %s, however final it sounds',
    async (_, command, refusal, failure) => {
      await start((said) => (said.startsWith(command) ? refusal : null));
      await add((await aPerson(laurel)).id);
      await expect(send()).rejects.toThrow();
      expect(await message()).toMatchObject({ state: 'queued', failure, failingSince: laurel.clock.now() });
    },
  );

  describe('with a personal link', () => {
    const invite = async (): Promise<void> => {
      await laurel.get(InvitePerson).run({
        programId: await theProgram(laurel),
        email: 'new@example.org',
        name: 'New Principal',
        roles: ['candidate'],
        zone: 'America/Chicago',
        actor: null,
      });
      await laurel
        .get(WriteLetter)
        .run(
          identityEvents['person.invited'].read(
            await laurel.dataSource.manager.findOneByOrFail(EventRecord, { type: 'person.invited' }),
          ),
        );
    };

    it('mails the link, but neither stores nor shows it', async () => {
      await start();
      await invite();
      await send();
      const link = /http\S+\/invitation#\S{40,}/.exec(sink!.mails[0]!.raw.replaceAll('=\r\n', ''))?.[0];
      expect(link).toBeDefined();
      const kept = await laurel.dataSource.query<unknown[]>('SELECT * FROM message, event');
      expect(JSON.stringify(kept)).not.toContain(link!.split('#')[1]);
      expect(await laurel.get(MessageText).toShow(await message())).toContain('(a personal link, which is not shown)');
    });

    it('shows the link when mail is only kept, because nothing else delivers it', async () => {
      laurel = await startLaurel();
      await invite();
      await send();
      expect(await laurel.get(MessageText).toShow(await message())).toMatch(/http\S+\/invitation#\S{40,}/);
    });

    it('sends nothing when the link is no longer valid', async () => {
      await start();
      await invite();
      laurel.clock.advance({ days: 15 });
      await send();
      expect(sink!.mails).toHaveLength(0);
      expect(await message()).toMatchObject({ state: 'failed', lastError: expect.stringContaining('no longer valid') });
    });
  });
});
