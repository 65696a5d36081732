import type { MailTrouble } from './vocabulary.js';

/** One mail to one person. */
export interface Mail {
  /** Becomes the Message-ID. It stays the same when the message is sent again, so that the receiver recognizes a repeat. */
  id: string;
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
}

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
