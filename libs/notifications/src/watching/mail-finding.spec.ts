import { describe, expect, it } from '@jest/globals';
import { mailFinding } from './mail-finding.js';
import type { FailingMail } from './mail-readings.js';

const readAt = new Date('2026-03-06T15:00:00Z');
const refusedSince = new Date('2026-03-06T11:30:00Z');
const refused: FailingMail = {
  failure: 'relay',
  emails: 6,
  since: refusedSince,
  said: '550 5.7.1\r\n  <ana@school.example>: Relaying denied',
};
const hour = 3600;

describe('how the mail is', () => {
  const find = (more: Partial<Parameters<typeof mailFinding>[0]> = {}) =>
    mailFinding({ queued: 8, oldestSeconds: 60, readAt, failing: [], undelivered: 0, ...more });

  it('is all right while nothing waits long', () => {
    expect(find()).toEqual({ state: 'ok', words: 'Emails are sent on time.' });
    expect(find({ failing: [refused] }).state).toBe('ok');
  });

  it('says what did not arrive, and leads to where it is sent again', () => {
    expect(find({ undelivered: 40 })).toEqual({
      state: 'ok',
      words: 'Emails are sent on time. In the last 7 days, 40 emails did not arrive and were not sent again.',
      link: '/admin/messages/resend',
    });
  });

  it('says what the mail server answers and since when, and names nobody', () => {
    expect(find({ oldestSeconds: 4 * hour, failing: [refused] })).toMatchObject({
      state: 'degraded',
      words:
        '8 emails wait to be sent, the oldest for 4 hours. The mail server refuses 6 emails: “550 5.7.1 <(an address)>: Relaying denied” Laurel keeps trying for at least three days.',
      remedy: expect.stringContaining('MAIL_URL'),
      since: refusedSince,
    });
  });

  it.each([
    ['deferred', 'The mail server does not take 1 email now: “451 Later”'],
    ['unreachable', 'The mail server could not be reached for 1 email: “451 Later”'],
    ['other', '1 email could not be sent: “451 Later”'],
  ] as const)('has words for the reason %s', (failure, words) => {
    const failing = [{ ...refused, failure, emails: 1, said: '451 Later' }];
    expect(find({ oldestSeconds: hour, failing }).words).toContain(words);
  });

  it('is failing after six hours, and without a failed try the workers are to blame', () => {
    expect(find({ queued: 1, oldestSeconds: 7 * hour })).toEqual({
      state: 'failing',
      words: '1 email waits to be sent, the oldest for 7 hours. Laurel keeps trying for at least three days.',
      remedy: 'See whether a worker is running. If one is, read its log.',
      since: new Date('2026-03-06T08:00:00Z'),
      link: '/admin/messages?state=queued',
    });
  });
});
