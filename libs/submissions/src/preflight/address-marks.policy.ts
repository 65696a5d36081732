import { foldedWords } from '../words-of-text.policy.js';
import { isEveryday } from './everyday-words.policy.js';
import type { MarkPattern } from './identity-marks.policy.js';
import { wordList } from './word-list.policy.js';

/** The address, the account in it, and the domain where it is not a mail service that everybody uses. */
export function addressPatterns(email: string, name: string): MarkPattern[] {
  const at = email.lastIndexOf('@');
  if (at < 1) return [];
  const [local, domain] = [email.slice(0, at), email.slice(at + 1).toLowerCase()];
  const shared = { casing: 'any', misspelled: false, unspaced: true } as const;
  const patterns: MarkPattern[] = [{ ...shared, mark: 'email', words: foldedWords(email) }];
  const account = foldedWords(local);
  if (tellsAccount(account, foldedWords(name))) patterns.push({ ...shared, mark: 'account', words: account });
  const labels = foldedWords(domain);
  if (!sharedDomains.has(domain) && !domain.startsWith('example.') && labels.length >= 2)
    patterns.push({ ...shared, mark: 'email', words: labels });
  return patterns;
}

/** Mail services that everybody uses, and the domains of examples. */
const sharedDomains = wordList(`
gmail.com googlemail.com yahoo.com outlook.com hotmail.com live.com msn.com icloud.com me.com mac.com aol.com
comcast.net att.net sbcglobal.net verizon.net charter.net proton.me gmx.com protonmail.com example.org example.com
example.net example.edu
`);

/** Whether the part before the "@" says who it is, rather than what: "jdoe" or "tiger42", but not "principal". */
function tellsAccount(account: readonly string[], name: readonly string[]): boolean {
  const whole = account.join('');
  if (whole.length < 4 || account.every((word) => isEveryday(word))) return false;
  if (account.length > 1 || /\d/.test(whole)) return true;
  return name.some((part) => part.length >= 3 && whole !== part && whole.includes(part));
}
