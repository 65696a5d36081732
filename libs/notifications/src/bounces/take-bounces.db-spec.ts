import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventRecord, Transactor } from '#database';
import { AddCoaching, ChangeAddress, Person } from '#identity';
import type { Bounce } from '#mail';
import { anAdministrator, aPerson, asActor, type Laurel, startLaurel } from '#testing';
import { notificationsEvents } from '../events.js';
import { WriteLetter } from '../letters/write-letter.js';
import { Message } from '../message.entity.js';
import { MessageRepository } from '../message.repository.js';
import { RetryMessage } from '../sending/retry-message.js';
import { SendMessage } from '../sending/send-message.js';
import type { LetterKind } from '../vocabulary.js';
import { TakeBounces } from './take-bounces.js';
import { UndeliveredMailQueries } from './undelivered-mail.queries.js';

describe('an email that comes back', () => {
  let laurel: Laurel;
  let [ana, coach, administrator]: Person[] = [];
  beforeAll(async () => {
    laurel = await startLaurel();
    administrator = await aPerson(laurel, { name: 'Ada Admin', roles: ['administrator'] });
  });
  beforeEach(async () => {
    await laurel.dataSource.query('DELETE FROM message');
    [ana, coach] = [
      await aPerson(laurel, { name: 'Ana Ruiz' }),
      await aPerson(laurel, { name: 'Cora Coach', roles: ['coach'] }),
    ];
    await laurel.get(AddCoaching).run({ coachId: coach!.id, candidateId: ana!.id, actor: asActor(administrator!) });
  });
  afterAll(() => laurel.stop());

  let written = 0;
  async function sent(kind: LetterKind, to = ana!): Promise<Message> {
    written += 1;
    const letter = { kind, subject: 'Today is the last day', text: 'Dear Ana,\n\nSubmit.\n\nLaurel' };
    const dedupeKey = `a-message ${written}`;
    await laurel
      .get(Transactor)
      .run((tx) => laurel.get(MessageRepository).add(tx, { dedupeKey, personId: to.id, letter }));
    const { id } = await laurel.dataSource.manager.findOneByOrFail(Message, { dedupeKey });
    await laurel.get(SendMessage).run({ messageId: id, last: false });
    return laurel.dataSource.manager.findOneByOrFail(Message, { id });
  }
  const take = (message: Message, more: Partial<Bounce> = {}) =>
    laurel
      .get(TakeBounces)
      .run({ bounces: [{ mailId: message.id, sending: 1, trouble: 'mailbox', words: '550 5.1.1 Gone', ...more }] });
  /** What the worker does with the event. Events are given twice, as the worker may. */
  async function told(message: Message): Promise<Message[]> {
    const events = await laurel.dataSource.manager.findBy(EventRecord, {
      type: 'message.undelivered',
      subjectId: message.id,
    });
    for (const event of [...events, ...events])
      await laurel.get(WriteLetter).run(notificationsEvents['message.undelivered'].read(event));
    return laurel.dataSource.manager.findBy(Message, { kind: 'mail-undelivered' });
  }
  const readers = (messages: Message[]) => messages.map(({ personId }) => personId).sort();
  const trouble = () => laurel.get(UndeliveredMailQueries).of(ana!.id);

  it.each<LetterKind>(['reminder', 'expired', 'seat-given', 'result-ready'])(
    'and is a final notice (%s): the coach and the administrators hear once',
    async (kind) => {
      const message = await sent(kind);
      expect(await take(message)).toEqual({ taken: 1, ignored: 0 });
      expect(await take(message)).toEqual({ taken: 0, ignored: 1 });
      const letters = await told(message);
      expect(readers(letters)).toEqual([coach!.id, administrator!.id].sort());
      const [toCoach, toAdministrator] = [coach, administrator].map((reader) =>
        letters.find(({ personId }) => personId === reader!.id)!,
      );
      expect(toCoach).toMatchObject({
        subject: 'Email to Ana Ruiz does not arrive',
        path: '/coaching',
        state: 'queued',
      });
      expect(toCoach!.text).not.toContain('550 5.1.1');
      expect(toAdministrator).toMatchObject({ path: `/admin/people/${ana!.id}`, readAt: null });
      expect(toAdministrator!.text).toContain('550 5.1.1 Gone');
      expect(await laurel.dataSource.manager.findOneBy(Message, { id: message.id })).toMatchObject({
        state: 'bounced',
        failure: 'mailbox',
        lastError: '550 5.1.1 Gone',
      });
    },
  );

  it('and is no final notice: administrators hear once for each address, and the coach does not', async () => {
    const [first, second] = [await sent('registered'), await sent('meeting-moved')];
    await take(first);
    expect(readers(await told(first))).toEqual([administrator!.id]);
    laurel.clock.advance({ minutes: 1 });
    await take(second);
    expect(readers(await told(second))).toEqual([administrator!.id]);
  });

  it('in a digest with a final notice: the coach hears too', async () => {
    const digest = await sent('digest');
    const seat = await sent('seat-given');
    await laurel.dataSource.manager.update(
      Message,
      { id: seat.id },
      { state: 'collected', digestId: digest.id, sentAt: null },
    );
    await take(digest);
    expect(readers(await told(digest))).toEqual([coach!.id, administrator!.id].sort());
  });

  it('and told that another came back: nobody is told about that, so that it ends', async () => {
    const message = await sent('mail-undelivered', administrator);
    await take(message);
    expect(await told(message)).toHaveLength(1);
  });

  it('before its worker recorded that it was sent: the report is taken later', async () => {
    const message = await sent('registered');
    await laurel.dataSource.manager.update(Message, { id: message.id }, { state: 'queued', sentAt: null });
    await expect(take(message)).rejects.toMatchObject({ code: 'message.not-sent-yet', kind: 'unavailable' });
  });

  it('and that Laurel does not know: nothing happens', async () => {
    const unknown = { id: '0199c000-0000-7000-8000-000000000099' } as Message;
    expect(await take(unknown)).toEqual({ taken: 0, ignored: 1 });
  });

  it('shows on the person’s page until the address changes', async () => {
    const message = await sent('registered');
    await take(message);
    expect(await trouble()).toEqual({ messageId: message.id, at: laurel.clock.now(), said: '550 5.1.1 Gone' });
    await laurel
      .get(ChangeAddress)
      .run({ personId: ana!.id, email: `new-${written}@example.org`, actor: anAdministrator });
    expect(await trouble()).toBeNull();
  });

  it('shows on the person’s page until a later email stayed away for a day', async () => {
    await take(await sent('registered'));
    laurel.clock.advance({ minutes: 5 });
    await sent('meeting-moved');
    laurel.clock.advance({ hours: 23 });
    expect(await trouble()).not.toBeNull();
    laurel.clock.advance({ hours: 2 });
    expect(await trouble()).toBeNull();
  });

  it('can be sent again', async () => {
    const message = await sent('registered');
    await take(message, { trouble: 'deferred' });
    const again = await laurel.get(RetryMessage).run({ actor: { id: 'an-administrator' }, messageId: message.id });
    expect(again).toMatchObject({ state: 'queued', sentAt: null, failure: null, undeliveredAt: null, sending: 2 });
  });

  it('and was sent again: a late report about the first sending is not taken for the second', async () => {
    const message = await sent('registered');
    await take(message);
    await laurel.get(RetryMessage).run({ actor: { id: 'an-administrator' }, messageId: message.id });
    expect(await take(message)).toEqual({ taken: 0, ignored: 1 });
    await laurel.get(SendMessage).run({ messageId: message.id, last: false });
    expect(await take(message)).toEqual({ taken: 0, ignored: 1 });
    expect(await take(message, { sending: 2 })).toEqual({ taken: 1, ignored: 0 });
  });
});
