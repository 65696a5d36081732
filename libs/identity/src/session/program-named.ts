import type { IncomingMessage } from 'node:http';

/** What a program's code can be. */
const code = /^[A-Z][A-Z0-9]{1,19}$/;

/**
 * The code of the program that a request is about: the header `Laurel-Program`, or `program` in the address where a plain
 * link cannot send headers. Null when it names none.
 */
export function programNamedIn({ headers, url }: Pick<IncomingMessage, 'headers' | 'url'>): string | null {
  const named = headers['laurel-program'] ?? new URLSearchParams(url?.split('?')[1]).get('program');
  return typeof named === 'string' && code.test(named) ? named : null;
}
