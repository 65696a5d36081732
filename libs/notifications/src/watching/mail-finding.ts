import { counted, type Finding, howLong } from '#watch';
import type { MessageFailure } from '../vocabulary.js';
import type { FailingMail, MailReading } from './mail-readings.js';

/** An email that has waited longer than this, in seconds, is late. */
const lateSeconds = 900;
const stuckSeconds = 6 * 3600;
const longestQuote = 200;

interface MailSituation extends Pick<MailReading, 'queued' | 'oldestSeconds' | 'readAt'> {
  /** The most frequent reason first. */
  failing: readonly FailingMail[];
  /** How many emails of the last 7 days were given up or came back. */
  undelivered: number;
}

/** How the mail is, in words for administrators: what waits, what the mail server says, and since when. */
export function mailFinding(situation: MailSituation): Finding {
  const { oldestSeconds, readAt, failing } = situation;
  const undelivered = undeliveredWords(situation);
  if (oldestSeconds <= lateSeconds) {
    const words = `Emails are sent on time.${undelivered}`;
    return undelivered === '' ? { state: 'ok', words } : { state: 'ok', words, link: '/admin/messages/resend' };
  }
  const [worst] = failing;
  const sentences = [waitingWords(situation), ...(worst === undefined ? [] : [reasonWords(worst)])];
  return {
    state: oldestSeconds > stuckSeconds ? 'failing' : 'degraded',
    words: `${sentences.join(' ')} Laurel keeps trying for at least three days.${undelivered}`,
    remedy: worst === undefined ? 'See whether a worker is running. If one is, read its log.' : remedies[worst.failure],
    since: worst?.since ?? new Date(readAt.getTime() - oldestSeconds * 1000),
    link: '/admin/messages?state=queued',
  };
}

const remedies: Record<MessageFailure, string> = {
  relay: 'Check MAIL_URL with its password, and MAIL_FROM. If they are right, ask who runs the mail server.',
  deferred: 'Often this passes, as with a limit of emails an hour. If it lasts, ask who runs the mail server.',
  unreachable: 'Check MAIL_URL, and whether the mail server is running.',
  mailbox: 'Open Email to see what the mail server says.',
  link: 'Open Email to see what happened.',
  held: 'Open Email to see what happened.',
  other: 'Open Email to see what happened, and read the log of the workers.',
};

function waitingWords({ queued, oldestSeconds }: MailSituation): string {
  return `${counted(queued, 'email')} ${queued === 1 ? 'waits' : 'wait'} to be sent, the oldest for ${howLong(oldestSeconds)}.`;
}

function reasonWords({ failure, emails, said }: FailingMail): string {
  const which = counted(emails, 'email');
  const quote = said === null ? '.' : `: “${quoted(said)}”`;
  switch (failure) {
    case 'relay':
      return `The mail server refuses ${which}${quote}`;
    case 'deferred':
      return `The mail server does not take ${which} now${quote}`;
    case 'unreachable':
      return `The mail server could not be reached for ${which}${quote}`;
    default:
      return `${which} could not be sent${quote}`;
  }
}

function undeliveredWords({ undelivered }: MailSituation): string {
  if (undelivered === 0) return '';
  return ` In the last 7 days, ${counted(undelivered, 'email')} did not arrive and ${undelivered === 1 ? 'was' : 'were'} not sent again.`;
}

/** One line of what the server said, without anybody's address. */
function quoted(said: string): string {
  const line = said.replace(/\s+/g, ' ').trim();
  return line.replace(/[^\s<>"'“”(),:;]+@[^\s<>"'“”(),:;]+/g, '(an address)').slice(0, longestQuote);
}
