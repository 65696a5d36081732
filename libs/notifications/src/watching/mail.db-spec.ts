import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Transactor } from '#database';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { SystemConditions, WatchDatabase } from '#watch';
import { told } from '../../test/told.js';
import { Message } from '../message.entity.js';
import { MessageRepository } from '../message.repository.js';
import { RetryMessage } from '../sending/retry-message.js';
import type { MessageFailure } from '../vocabulary.js';
import { MailReadings } from './mail-readings.js';

describe('the mail as the System page and the metrics see it', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  beforeEach(async () => {
    await laurel.dataSource.query('DELETE FROM message');
    // The readings go by the database's own clock.
    laurel.clock.set(new Date());
  });
  afterAll(() => laurel.stop());

  async function tried(failure: MessageFailure, forGood: boolean): Promise<Message> {
    const { id } = await told(laurel, await aPerson(laurel), 'submission-received', 'We have your work');
    const attempt = { toAddress: 'ana@school.example', failure, lastError: '550 5.7.1 Blocked', forGood };
    await laurel.get(Transactor).run((tx) => laurel.get(MessageRepository).markAttempt(tx, id, attempt));
    return laurel.dataSource.manager.findOneByOrFail(Message, { id });
  }
  async function condition() {
    laurel.get(WatchDatabase).forget();
    return (await laurel.get(SystemConditions).findings()).find(({ kind }) => kind === 'mail')!;
  }

  it('says which answer of the mail server keeps how many emails waiting, and since when', async () => {
    laurel.clock.advance({ hours: -2 });
    const first = await tried('relay', false);
    await tried('relay', false);
    await tried('mailbox', true);
    expect(await condition()).toMatchObject({
      state: 'degraded',
      words:
        '2 emails wait to be sent, the oldest for 2 hours. The mail server refuses 2 emails: “550 5.7.1 Blocked” Laurel keeps trying for at least three days. In the last 7 days, 1 email did not arrive and was not sent again.',
      since: first.failingSince,
    });
    expect(await laurel.get(MailReadings).failing()).toMatchObject([{ failure: 'relay', emails: 2 }]);
    expect(await laurel.get(MailReadings).undelivered()).toEqual([{ failure: 'mailbox', emails: 1 }]);
    expect(await laurel.get(MailReadings).mail()).toMatchObject({ queued: 2, failed: 1, bounced: 0 });
  });

  it('is not late when somebody sends again what failed long ago', async () => {
    laurel.clock.advance({ days: -3 });
    const { id } = await tried('relay', true);
    laurel.clock.advance({ days: 3 });
    await laurel.get(RetryMessage).run({ actor: { id: 'an-administrator' }, messageId: id });
    expect(await condition()).toMatchObject({ state: 'ok', words: 'Emails are sent on time.' });
  });
});
