/** One mail to one person. */
export interface Mail {
  /** Becomes the Message-ID. It stays the same when the message is sent again, so that the receiver recognizes a repeat. */
  id: string;
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
}

/** The receiving server refuses this mail permanently. Another try would not help. */
export class MailRefused extends Error {}

/** Sends mails. */
export abstract class Mailer {
  /** Whether mails are kept instead of sent, for an administrator to read. */
  abstract readonly keeps: boolean;

  /** @throws MailRefused when another try would not help. Any other error is worth another try. */
  abstract send(mail: Mail): Promise<void>;
}

/** Sends nothing: administrators read the messages in Laurel. For machines without a mail server. */
export class KeepingMailer extends Mailer {
  readonly keeps = true;

  send(): Promise<void> {
    return Promise.resolve();
  }
}
