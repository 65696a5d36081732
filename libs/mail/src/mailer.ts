/** One mail to one person. */
export interface Mail {
  /** The same each time the same message is sent, so that a receiver can tell a repeat: it becomes the Message-ID. */
  id: string;
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
}

/** The receiving side says that this mail will never be taken; sending it again would not help. */
export class MailRefused extends Error {}

/** Hands mails to whoever delivers them. */
export abstract class Mailer {
  /** Whether mails go nowhere: an administrator reads them where they are listed. */
  abstract readonly keeps: boolean;

  /** @throws MailRefused for good; any other error is worth another try. */
  abstract send(mail: Mail): Promise<void>;
}

/** Sends nothing: the messages that Laurel keeps anyway are all there is. For machines without a mail server. */
export class KeepingMailer extends Mailer {
  readonly keeps = true;

  send(): Promise<void> {
    return Promise.resolve();
  }
}
