import { afterEach, describe, expect, it } from '@jest/globals';
import { MailRefused } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.js';
import { type SmtpSink, startSmtpSink } from '#testing';

describe('mail by SMTP', () => {
  let sink: SmtpSink;
  let mailer: SmtpMailer;
  const start = async (refuse: (command: string) => string | null = () => null): Promise<void> => {
    sink = await startSmtpSink(refuse);
    mailer = new SmtpMailer({ url: sink.url, from: 'Laurel <laurel@example.org>', domain: 'laurel.example.org' });
  };
  afterEach(async () => {
    mailer.onApplicationShutdown();
    await sink.stop();
  });
  const mail = {
    id: '0199c000-0000-7000-8000-000000000001',
    to: 'ana@example.org',
    subject: 'Your seat – geschützt',
    text: 'Dear Ana,\n\n.a line that begins with a dot\n',
  };

  it('has its own Message-ID, and keeps it when it is sent again', async () => {
    await start();
    await mailer.send(mail);
    await mailer.send(mail);
    expect(sink.mails).toHaveLength(2);
    expect(sink.mails.map(({ messageId }) => messageId)).toEqual(
      Array(2).fill('<0199c000-0000-7000-8000-000000000001@laurel.example.org>'),
    );
    expect(sink.mails[0]).toMatchObject({ from: 'laurel@example.org', to: ['ana@example.org'] });
    expect(sink.mails[0]!.raw).toContain('Auto-Submitted: auto-generated');
    expect(sink.mails[0]!.raw).toContain('.a line that begins with a dot');
  });

  it('is refused for good when there is no such mailbox', async () => {
    await start((command) => (command.startsWith('RCPT') ? '550 5.1.1 No such mailbox' : null));
    await expect(mailer.send(mail)).rejects.toBeInstanceOf(MailRefused);
  });

  it('is worth another try when the server is busy or down', async () => {
    await start((command) => (command.startsWith('RCPT') ? '451 4.7.1 Try again later' : null));
    await expect(mailer.send(mail)).rejects.not.toBeInstanceOf(MailRefused);
    await sink.stop();
    await expect(mailer.send(mail)).rejects.not.toBeInstanceOf(MailRefused);
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
