import type { MailTrouble } from '../vocabulary.js';

/** An email that a mail server took and then could not deliver. */
export interface Bounce {
  /** The {@link Mail.id} of the email. */
  mailId: string;
  /** The {@link Mail.sending} that came back. */
  sending: number;
  /** Why it was not delivered. */
  trouble: MailTrouble;
  /** What the server said, in one line. */
  words: string;
}

/** The report cannot be read. */
export class UnreadableReport extends Error {}
