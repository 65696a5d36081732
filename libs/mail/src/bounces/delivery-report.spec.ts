import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aDeliveryReport } from '#testing';
import { UnreadableReport } from './bounce.js';
import { readDeliveryReport } from './delivery-report.js';

const mailId = '0199c000-0000-7000-8000-000000000001';
const read = (text: string) => readDeliveryReport(new TextEncoder().encode(text));

describe('a delivery report', () => {
  it('names the email and why it came back', async () => {
    expect(await read(aDeliveryReport())).toEqual([
      {
        mailId,
        sending: 1,
        trouble: 'mailbox',
        words: '550 5.1.1 <gone@school.example>: Recipient address rejected: User unknown in virtual mailbox table',
      },
    ]);
  });

  it('may contain the whole email, whose text says nothing about it', async () => {
    const other = '0199c000-0000-7000-8000-00000000000f';
    const returned = `Message-ID: <${mailId}@laurel.example.org>\r\nSubject: Hello\r\n\r\nMessage-ID: <${other}@laurel.example.org>`;
    const report = aDeliveryReport({ returned, returnedType: 'message/rfc822' });
    expect(await read(report)).toMatchObject([{ mailId }]);
  });

  it.each([
    ['4.4.7', 'smtp; 451 4.4.7 Delivery time expired', 'deferred'],
    ['5.2.2', 'smtp; 552 5.2.2 Mailbox full', 'deferred'],
    ['5.7.1', 'smtp; 550 5.7.1 Message rejected as spam', 'relay'],
    ['5.0.0', 'smtp; 550 No such user here', 'mailbox'],
    ['5.1.2', 'X-Postfix; Host or domain name not found', 'mailbox'],
  ])('with the status %s and the words %p: %s', async (status, diagnostic, trouble) => {
    expect(await read(aDeliveryReport({ status, diagnostic }))).toMatchObject([{ mailId, trouble }]);
  });

  it('says which sending came back', async () => {
    expect(await read(aDeliveryReport({ mailId: `${mailId}.12` }))).toMatchObject([{ mailId, sending: 12 }]);
  });

  it.each(['delayed', 'delivered', 'relayed', 'expanded'])('of an email that was %s is no bounce', async (action) => {
    expect(await read(aDeliveryReport({ action, status: '4.4.1' }))).toEqual([]);
  });

  it('about an email that is not Laurel’s is ignored', async () => {
    for (const id of [
      '<abc@example.org>',
      '',
      `<${mailId}x@laurel.example.org>`,
      `<${mailId}.0@laurel.example.org>`,
      `<${mailId}@>`,
    ])
      expect(await read(aDeliveryReport({ returned: `Message-ID: ${id}` }))).toEqual([]);
  });

  it('is not any other email: an out-of-office reply, a letter, bytes', async () => {
    expect(await read('Subject: I am away\r\nAuto-Submitted: auto-replied\r\n\r\nBack on Monday.')).toEqual([]);
    expect(await read('')).toEqual([]);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        expect(await readDeliveryReport(bytes)).toEqual([]);
      }),
    );
  });

  it('cannot smuggle lines into what is kept', async () => {
    const diagnostic = 'smtp; 550 5.1.1 Gone\u0000\u0007\u2028 X-Evil: 1';
    const [bounce] = await read(aDeliveryReport({ diagnostic }));
    expect(bounce!.words).toBe('550 5.1.1 Gone X-Evil: 1');
    const [long] = await read(aDeliveryReport({ diagnostic: `smtp; 550 5.1.1 ${'x'.repeat(10_000)}` }));
    expect(long!.words).toHaveLength(500);
  });

  it('that is nested too deeply, or has headers without end, is refused', async () => {
    const deep = Array.from(
      { length: 300 },
      (_, level) => `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n`,
    );
    await expect(read(`MIME-Version: 1.0\r\n${deep.join('')}`)).rejects.toThrow(UnreadableReport);
    await expect(read(`X-Long: ${'x'.repeat(100_000)}\r\n\r\n`)).rejects.toThrow(UnreadableReport);
  });

  it('with a thousand recipients is read, and says one thing', async () => {
    const block = '\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1';
    const report = aDeliveryReport({ diagnostic: `smtp; 550 5.1.1 Gone${block.repeat(1000)}` });
    expect(await read(report)).toMatchObject([{ mailId, trouble: 'mailbox' }]);
  });
});
