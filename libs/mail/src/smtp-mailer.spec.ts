import { afterEach, describe, expect, it } from '@jest/globals';
import { SmtpMailer } from './smtp-mailer.js';
import { hangUp, type Refuse, type SmtpSink, startSmtpSink } from '#testing';

describe('mail by SMTP', () => {
  let sink: SmtpSink;
  let mailer: SmtpMailer;
  const start = async (refuse?: Refuse): Promise<void> => {
    sink = await startSmtpSink(refuse);
    mailer = new SmtpMailer({ url: sink.url, from: 'Laurel <laurel@example.org>', domain: 'laurel.example.org' });
  };
  afterEach(async () => {
    mailer.onApplicationShutdown();
    await sink.stop();
  });
  const mail = {
    id: '0199c000-0000-7000-8000-000000000001',
    sending: 1,
    to: 'ana@example.org',
    subject: 'Your seat – geschützt',
    text: 'Dear Ana,\n\n.a line that begins with a dot\n',
  };

  it('has its own Message-ID, and keeps it when it is repeated, until it came back', async () => {
    await start();
    await mailer.send(mail);
    await mailer.send(mail);
    expect(sink.mails).toHaveLength(2);
    expect(sink.mails.map(({ messageId }) => messageId)).toEqual(
      Array(2).fill('<0199c000-0000-7000-8000-000000000001@laurel.example.org>'),
    );
    await mailer.send({ ...mail, sending: 2 });
    expect(sink.mails[2]!.messageId).toBe('<0199c000-0000-7000-8000-000000000001.2@laurel.example.org>');
    expect(sink.mails[0]).toMatchObject({ from: 'laurel@example.org', to: ['ana@example.org'] });
    expect(sink.mails[0]!.raw).toContain('Auto-Submitted: auto-generated');
    expect(sink.mails[0]!.raw).toContain('.a line that begins with a dot');
  });

  const at =
    (command: string, refusal: ReturnType<Refuse>): Refuse =>
    (said) =>
      said.startsWith(command) ? refusal : null;

  it('shows the sender that it is given, at the same address, and says where answers go', async () => {
    await start();
    await mailer.send({ ...mail, senderName: 'Leaders, "North"\r\nBcc: eve@example.org', replyTo: 'help@example.org' });
    expect(sink.mails[0]).toMatchObject({ from: 'laurel@example.org', to: ['ana@example.org'] });
    expect(sink.mails[0]!.raw).toMatch(/^From: =\?UTF-8\?Q\?Leaders/im);
    expect(sink.mails[0]!.raw).toMatch(/^Reply-To: help@example\.org$/im);
    expect(sink.mails[0]!.raw).not.toMatch(/^Bcc:/im);
  });

  it('is refused for good when there is no such mailbox', async () => {
    await start(at('RCPT', '550 5.1.1 No such mailbox'));
    await expect(mailer.send(mail)).rejects.toMatchObject({ trouble: 'mailbox', isFinal: true });
  });

  it.each([
    ['when somebody connects', 'CONNECT', '554 5.7.1 Your address is on a block list'],
    ['the sender', 'MAIL', '550 5.7.1 This sender may not send'],
    ['to relay', 'RCPT', '550 5.7.1 Relaying denied'],
    ['to begin an email', 'DATA', '554 5.5.1 No valid recipients'],
    ['the email by its rules', '.', '550 5.7.1 Looks like spam'],
  ])('is worth another try when the server refuses %s', async (_, command, refusal) => {
    await start(at(command, refusal));
    await expect(mailer.send(mail)).rejects.toMatchObject({ trouble: 'relay', isFinal: false });
    expect(sink.mails).toEqual([]);
  });

  it.each([
    ['RCPT', '451 4.7.1 Try again later'],
    ['.', '452 4.3.1 Too many at once'],
  ])('is worth another try when the server is busy: %s', async (command, refusal) => {
    await start(at(command, refusal));
    await expect(mailer.send(mail)).rejects.toMatchObject({ trouble: 'deferred', isFinal: false });
  });

  it.each(['CONNECT', 'EHLO', 'MAIL', 'RCPT', 'DATA', '.'])(
    'is worth another try when the connection ends at %s',
    async (command) => {
      await start(at(command, hangUp));
      await expect(mailer.send(mail)).rejects.toMatchObject({ trouble: 'unreachable', isFinal: false });
    },
  );

  it('is worth another try when the server is down, and goes when it is back', async () => {
    let down = true;
    await start((command) => (down && command === 'CONNECT' ? hangUp : null));
    await expect(mailer.send(mail)).rejects.toMatchObject({ trouble: 'unreachable' });
    down = false;
    await mailer.send(mail);
    expect(sink.mails).toHaveLength(1);
    await sink.stop();
    await expect(mailer.send(mail)).rejects.toMatchObject({ trouble: 'unreachable' });
  });

  it('goes to no other receiver, whatever the address and the subject contain', async () => {
    await start();
    await mailer.send({ ...mail, subject: 'Hello\r\nBcc: eve@example.org' });
    expect(sink.mails[0]!.to).toEqual(['ana@example.org']);
    expect(sink.mails[0]!.raw).not.toMatch(/^Bcc:/im);
    await mailer.send({ ...mail, to: 'ana@example.org, eve@example.org' }).catch(() => undefined);
    expect(sink.mails.flatMap(({ to }) => to)).not.toContain('eve@example.org');
  });
});
