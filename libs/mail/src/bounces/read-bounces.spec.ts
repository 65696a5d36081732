import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aDeliveryReport } from '#testing';
import { UnreadableReport } from './bounce.js';
import { readProviderBounces } from './read-bounces.js';

const mailId = '0199c000-0000-7000-8000-000000000001';
const messageId = `<${mailId}@laurel.example.org>`;

const ses = {
  notificationType: 'Bounce',
  bounce: {
    bounceType: 'Permanent',
    bounceSubType: 'General',
    bouncedRecipients: [
      {
        emailAddress: 'gone@school.example',
        action: 'failed',
        status: '5.1.1',
        diagnosticCode: 'smtp; 550 5.1.1 user unknown',
      },
    ],
    timestamp: '2026-03-02T15:00:00.000Z',
    feedbackId: '0100018',
  },
  mail: {
    messageId: '0100018f-ses',
    destination: ['gone@school.example'],
    headers: [
      { name: 'From', value: 'Laurel <laurel@example.org>' },
      { name: 'Message-ID', value: messageId },
    ],
    commonHeaders: { messageId: '<0100018f-ses@email.amazonses.com>' },
  },
};
const mailgun = (severity: string) => ({
  signature: { token: 'x', timestamp: '1', signature: 'y' },
  'event-data': {
    event: 'failed',
    severity,
    reason: 'bounce',
    recipient: 'gone@school.example',
    'delivery-status': { code: 550, message: '5.1.1 The email account does not exist', description: '' },
    message: { headers: { to: 'gone@school.example', 'message-id': messageId.slice(1, -1) } },
  },
});

describe('what a provider reports', () => {
  it.each<[string, unknown]>([
    ['in Laurel’s own shape', { bounces: [{ messageId, status: '5.1.1', diagnostic: '550 5.1.1 user unknown' }] }],
    ['Amazon SES, by SNS', { Type: 'Notification', MessageId: 'm', Message: JSON.stringify(ses) }],
    ['Amazon SES, as an event', { ...ses, notificationType: undefined, eventType: 'Bounce' }],
    ['Mailgun', mailgun('permanent')],
    ['Postmark, with the content', { RecordType: 'Bounce', Type: 'HardBounce', ID: 1, Content: aDeliveryReport() }],
  ])('%s: the email came back', async (_, body) => {
    expect(await readProviderBounces(body)).toMatchObject([{ mailId, trouble: 'mailbox' }]);
  });

  it.each<[string, unknown]>([
    ['a delivery', { ...ses, notificationType: 'Delivery', bounce: undefined }],
    ['a failure that Mailgun tries again', mailgun('temporary')],
    ['nothing', { bounces: [] }],
    ['an email of somebody else', { bounces: [{ messageId: '<x@example.org>' }] }],
  ])('%s: no email of Laurel’s came back', async (_, body) => {
    expect(await readProviderBounces(body)).toEqual([]);
  });

  it('without a status, a permanent bounce is the mailbox’s, and any other is not', async () => {
    const with_ = (permanent: boolean) => readProviderBounces({ bounces: [{ messageId, permanent }] });
    expect(await with_(true)).toMatchObject([{ trouble: 'mailbox', words: 'The reason is not known.' }]);
    expect(await with_(false)).toMatchObject([{ trouble: 'deferred' }]);
  });

  it.each([
    null,
    5,
    'text',
    [],
    {},
    { bounces: 'x' },
    { bounces: [{ messageId: 5 }] },
    { Type: 'Notification', Message: '{' },
  ])('is refused when it has no known shape: %p', async (body) => {
    await expect(readProviderBounces(body)).rejects.toThrow(UnreadableReport);
  });

  it('never fails in another way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (body) => {
        await readProviderBounces(body).catch((error: unknown) => expect(error).toBeInstanceOf(UnreadableReport));
      }),
    );
  });
});
