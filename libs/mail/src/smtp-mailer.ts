import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { type Mail, Mailer, MailFailed, messageIdOf } from './mailer.js';
import { type MailFacts, troubleOf } from './trouble.policy.js';

export interface SmtpOptions {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  url: string;
  /** `Name <address>`. */
  from: string;
  /** The part after the @ of each Message-ID. */
  domain: string;
}

const second = 1000;

/** Sends by SMTP over a few connections that stay open. */
export class SmtpMailer extends Mailer implements OnApplicationShutdown {
  readonly keeps = false;
  private readonly transport;

  constructor(private readonly options: SmtpOptions) {
    super();
    this.transport = createTransport({
      url: options.url,
      pool: true,
      maxConnections: 3,
      connectionTimeout: 10 * second,
      greetingTimeout: 10 * second,
      socketTimeout: 30 * second,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ to, senderName, replyTo, subject, text, unsubscribeUrl, ...mail }: Mail): Promise<void> {
    const { from, domain } = this.options;
    try {
      // Auto-Submitted stops out-of-office replies (RFC 3834).
      await this.transport.sendMail({
        messageId: messageIdOf(mail, domain),
        from: senderName === undefined ? from : { name: senderName, address: addressIn(from) },
        to: { name: '', address: to },
        replyTo: replyTo === undefined ? undefined : { name: '', address: replyTo },
        subject,
        text,
        headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(unsubscribeUrl) },
      });
    } catch (error) {
      const { message } = error as Error;
      throw new MailFailed(message, troubleOf(error as MailFacts), { cause: error });
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

/** The address in `Name <address>`. */
const addressIn = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;

/** In one line each: servers that sign a folded address were seen to break the signature. */
function unsubscribeHeaders(url: string | undefined): Record<string, { prepared: true; value: string }> {
  if (url === undefined) return {};
  const header = (value: string) => ({ prepared: true, value }) as const;
  return { 'List-Unsubscribe': header(`<${url}>`), 'List-Unsubscribe-Post': header('List-Unsubscribe=One-Click') };
}
