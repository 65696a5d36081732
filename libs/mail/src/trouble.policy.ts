import type { MailTrouble } from './vocabulary.js';

/** What nodemailer, or a delivery report, says about an email that was not taken. */
export interface MailFacts {
  /** What Laurel had said to the server: `CONN`, `AUTH …`, `MAIL FROM`, `RCPT TO`, `DATA`, or `API` when it had said nothing yet. */
  command?: string;
  /** nodemailer's, for example `EENVELOPE`. */
  code?: string;
  /** The server's, for example 550. */
  responseCode?: number;
  /** The server's words, with the enhanced status (RFC 3463) where it gives one: `550 5.1.1 No such mailbox`. */
  response?: string;
  message?: string;
}

/** A server says these about one address. All but 5.1.7 and 5.1.8 of 5.1.x: those are about the sender's address. */
const noMailbox = /^5\.(1\.(?!7$|8$)\d{1,3}|2\.1)$/;
const mailboxFull = '5.2.2';

/** Refusals to RCPT without an enhanced status that are about the sender, in the words of common servers. */
const aboutUs =
  /relay|spam|block|black|policy|prohibit|authenti|reputation|sender|rate|too many|limit|dns|\bhelo\b|access denied/i;
/** Microsoft 365 says 5.4.1, which means something else, about addresses that do not exist. */
const refusesRecipient = /recipient address rejected/i;

/**
 * Tells a refused mailbox from a server that refuses Laurel. Only what a server answers to `RCPT TO` or `DATA` can be
 * about the mailbox. Whatever is not clearly about it is the server's: then Laurel tries again.
 */
export function troubleOf(facts: MailFacts): MailTrouble {
  const { command = '', code, responseCode, response = '' } = facts;
  if (responseCode === undefined) return withoutAnswer(facts);
  const aboutThisEmail = command === 'RCPT TO' || command === 'DATA';
  if (!aboutThisEmail) return 'relay';
  if (responseCode < 500) return 'deferred';
  if (code === 'EAUTH') return 'relay';
  const status = statusIn(response);
  if (status === mailboxFull) return 'deferred';
  if (status === '5.4.1' && refusesRecipient.test(response)) return 'mailbox';
  if (status !== null && !status.endsWith('.0.0')) return noMailbox.test(status) ? 'mailbox' : 'relay';
  if (command !== 'RCPT TO') return 'relay';
  if (responseCode === 552) return 'deferred';
  return [550, 551, 553].includes(responseCode) && !aboutUs.test(response) ? 'mailbox' : 'relay';
}

/** The enhanced status in a server's answer; null when there is none. */
export function statusIn(response: string): string | null {
  return /^\s*(?:[245]\d\d[ -])?\s*#?([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/.exec(response)?.[1] ?? null;
}

function withoutAnswer({ command, code, message = '' }: MailFacts): MailTrouble {
  if (code === 'EENVELOPE' && command === 'API') return /sender/i.test(message) ? 'relay' : 'mailbox';
  return code === 'EAUTH' || code === 'EMESSAGE' || code === 'EENVELOPE' ? 'relay' : 'unreachable';
}
