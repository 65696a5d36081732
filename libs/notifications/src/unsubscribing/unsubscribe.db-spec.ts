import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Person } from '#identity';
import { aPerson, asActor, type Laurel, type SmtpSink, startLaurel, startSmtpSink } from '#testing';
import { told } from '../../test/told.js';
import { ChooseMail } from '../digests/choose-mail.js';
import { MailChoiceQueries } from '../digests/mail-choice.queries.js';
import { SendMessage } from '../sending/send-message.js';
import { type LetterKind, letterKinds } from '../vocabulary.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';
import { Unsubscribe } from './unsubscribe.js';
import { topicIn } from './unsubscribe-topic.policy.js';
import { UnsubscribeQueries } from './unsubscribe.queries.js';

describe('turning mail off with one click', () => {
  let laurel: Laurel;
  let sink: SmtpSink;
  beforeAll(async () => {
    sink = await startSmtpSink();
    laurel = await startLaurel({ configuration: { mailUrl: sink.url, publicUrl: 'https://laurel.example.org' } });
  });
  afterAll(async () => {
    await laurel.stop();
    await sink.stop();
  });

  const unsubscribe = (token: string) => laurel.get(Unsubscribe).run({ token });
  const choices = async (person: Person) =>
    Object.fromEntries(
      (await laurel.get(MailChoiceQueries).of(asActor(person))).map(({ kind, choice }) => [kind, choice]),
    );
  async function mailed(person: Person, kind: LetterKind): Promise<string> {
    const { id, state } = await told(laurel, person, kind, `About ${kind}`);
    expect(state).toBe('queued');
    await laurel.get(SendMessage).run({ messageId: id, last: false });
    return sink.mails.at(-1)!.raw;
  }

  it.each(letterKinds)('is in the email %s exactly when the person may turn that off', async (kind) => {
    const raw = await mailed(await aPerson(laurel), kind);
    const [headers] = raw.split('\r\n\r\n');
    const url = /^List-Unsubscribe: <https:\/\/laurel\.example\.org\/v1\/mail\/unsubscribe\/(\S+)>\r?$/m.exec(
      headers!,
    )?.[1];
    if (topicIn(kind) === null) expect(headers).not.toContain('List-Unsubscribe');
    else {
      expect(headers).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
      expect((await unsubscribe(url!)).about).toBe(topicIn(kind));
    }
  });

  it('turns off that kind and no other, however often; the notification is still listed', async () => {
    const person = await aPerson(laurel);
    const token = laurel.get(UnsubscribeLinks).tokenOf({ personId: person.id, about: 'badge' });
    expect(await laurel.get(UnsubscribeQueries).of(token)).toEqual({ about: 'badge', on: true });
    expect(await unsubscribe(token)).toEqual({ about: 'badge', on: false });
    await unsubscribe(token);
    expect(await laurel.get(UnsubscribeQueries).of(token)).toEqual({ about: 'badge', on: false });
    expect(await choices(person)).toMatchObject({ badge: 'none', meeting: 'at-once', submission: 'at-once' });
    expect((await told(laurel, person, 'badge-issued', 'Your badge')).state).toBe('listed');
    expect((await told(laurel, person, 'meeting-moved', 'Changed')).state).toBe('queued');
  });

  it('ends the digest; mail about a seat comes at once from then on, because it may be final', async () => {
    const person = await aPerson(laurel);
    for (const kind of ['seat', 'badge'] as const)
      await laurel.get(ChooseMail).run({ actor: person, kind, choice: 'daily' });
    const token = laurel.get(UnsubscribeLinks).tokenOf({ personId: person.id, about: 'digest' });
    expect(await laurel.get(UnsubscribeQueries).of(token)).toEqual({ about: 'digest', on: true });
    await unsubscribe(token);
    expect(await choices(person)).toMatchObject({ seat: 'at-once', badge: 'none', meeting: 'at-once' });
    expect(await laurel.get(UnsubscribeQueries).of(token)).toEqual({ about: 'digest', on: false });
  });

  it('keeps nothing about a person who was erased', async () => {
    const person = await aPerson(laurel);
    const at = laurel.clock.now();
    await laurel.dataSource.manager.update(Person, { id: person.id }, { erasedAt: at, deactivatedAt: at });
    await unsubscribe(laurel.get(UnsubscribeLinks).tokenOf({ personId: person.id, about: 'badge' }));
    expect(await laurel.dataSource.query('SELECT * FROM mail_choice WHERE person_id = $1', [person.id])).toEqual([]);
  });
});
