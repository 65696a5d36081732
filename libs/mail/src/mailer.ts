import type { MailTrouble } from './vocabulary.js';

/** One mail to one person. */
export interface Mail {
  id: string;
  /**
   * 1, until a mail server has taken the mail and given it back. Another sending has another Message-ID, so that a late
   * report about the one before is not taken for it. Every other repeat has the same one, so that the receiver
   * recognizes it.
   */
  sending: number;
  to: string;
  /** The sender that the reader sees. Left out: the name in the configuration. The address is always the configured one. */
  senderName?: string;
  /** Where answers go, unless to the sender. */
  replyTo?: string;
  subject: string;
  /** Plain text. */
  text: string;
  /** The address that turns off mails of this kind with one click (RFC 8058). Left out for mails that people must get. */
  unsubscribeUrl?: string;
}

/** The Message-ID of a mail. Delivery reports name the mail by it. */
export const messageIdOf = ({ id, sending }: Pick<Mail, 'id' | 'sending'>, domain: string): string =>
  `<${id}${sending === 1 ? '' : `.${sending}`}@${domain}>`;

/** A mail was not taken. */
export class MailFailed extends Error {
  constructor(
    message: string,
    readonly trouble: MailTrouble,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** Nobody gets mail at this address, so another try would not help. Everything else may pass. */
  get isFinal(): boolean {
    return this.trouble === 'mailbox';
  }
}

/** Sends mails. */
export abstract class Mailer {
  /** Whether mails are kept instead of sent, for an administrator to read. */
  abstract readonly keeps: boolean;

  /** @throws MailFailed */
  abstract send(mail: Mail): Promise<void>;
}

/** Sends nothing: administrators read the messages in Laurel. For machines without a mail server. */
export class KeepingMailer extends Mailer {
  readonly keeps = true;

  send(): Promise<void> {
    return Promise.resolve();
  }
}
