import { statusIn, troubleOf } from '../trouble.policy.js';
import type { Bounce } from './bounce.js';

/** What reports of all kinds say about one email. */
export interface ReportedBounce {
  /** The Message-ID that Laurel gave the email, with or without its angle brackets. */
  messageId: string | null | undefined;
  /** The enhanced status (RFC 3463), for example `5.1.1`. */
  status?: string | null;
  /** What the receiving server said: `smtp; 550 5.1.1 No such mailbox`. */
  diagnostic?: string | null;
  /** Whether the reporter says that another try would not help. Otherwise the status and the words decide. */
  permanent?: boolean;
}

const ours = /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.([1-9]\d{0,8}))?@[^\s<>@]{1,255}>?$/i;
const longestWords = 500;

/** Null when the email is not one of Laurel's. */
export function bounceOf({ messageId, status, diagnostic, permanent }: ReportedBounce): Bounce | null {
  const [, mailId, sending = '1'] = ours.exec((messageId ?? '').trim()) ?? [];
  if (mailId === undefined) return null;
  const words = inOneLine(diagnostic ?? '')
    .replace(/^smtp;\s*/i, '')
    .slice(0, longestWords);
  const enhanced = statusIn(status ?? '') ?? statusIn(words);
  const code = /^([45]\d\d)\b/.exec(words)?.[1] ?? codeFor(enhanced, permanent);
  const said = `${code} ${enhanced ?? ''} ${words}`;
  const trouble = troubleOf({ command: 'RCPT TO', responseCode: Number(code), response: said });
  return {
    mailId: mailId.toLowerCase(),
    sending: Number(sending),
    trouble,
    words: words || enhanced || 'The reason is not known.',
  };
}

function codeFor(status: string | null, permanent = true): string {
  if (status === null) return permanent ? '550' : '450';
  return status.startsWith('4') ? '450' : '550';
}

function inOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
