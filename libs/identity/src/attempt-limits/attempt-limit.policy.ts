import { isIPv6 } from 'node:net';

/** How often something may be tried. */
export interface Allowance {
  /** The most attempts… */
  most: number;
  /** …within this many seconds of the first one. */
  withinSeconds: number;
}

/**
 * Someone who guesses a password tries many times; someone who mistypes it, a few. A successful sign-in uncounts its
 * attempt, so that a school behind one address does not look like an attacker. The token endpoint counts every request.
 */
export const allowances = {
  'sign-in/account': { most: 10, withinSeconds: 15 * 60 },
  /** A browser from which the person has signed in before. */
  'sign-in/device': { most: 10, withinSeconds: 15 * 60 },
  'sign-in/address': { most: 50, withinSeconds: 15 * 60 },
  /** A signed-in person who is asked for the password again. */
  'password-proof/account': { most: 10, withinSeconds: 15 * 60 },
  'password-reset/account': { most: 3, withinSeconds: 60 * 60 },
  'password-reset/address': { most: 30, withinSeconds: 60 * 60 },
  /** Links that do not exist. */
  'mailed-token/address': { most: 30, withinSeconds: 15 * 60 },
  /** A link that exists, by itself: a whole meeting behind one address accepts its invitations at once. */
  'mailed-token/token': { most: 30, withinSeconds: 15 * 60 },
  'oauth-token/address': { most: 120, withinSeconds: 60 },
  'client-registration/address': { most: 10, withinSeconds: 60 * 60 },
  /** Anyone can register a backpack. This limits all of them together. */
  'client-registration/all': { most: 1000, withinSeconds: 24 * 60 * 60 },
  /** Each verification can make Laurel send requests to a stranger's server. */
  'verification/address': { most: 30, withinSeconds: 60 },
  /** A code from an authenticator app is valid for up to 90 seconds, and works once. */
  'second-factor/code': { most: 1, withinSeconds: 120 },
} as const satisfies Record<string, Allowance>;

export type Attempted = keyof typeof allowances;

/** Something that one account, one browser, one link or one internet address tries. */
export interface Attempt {
  what: Attempted;
  /** An email address, an internet address or a token. Only its hash is stored. */
  by: string;
}

/** What the use of a mailed link counts as: a guess of its address, unless there is such a link. */
export function attemptOfLink({ token, known, address }: { token: string; known: boolean; address: string }): Attempt {
  return known ? { what: 'mailed-token/token', by: token } : { what: 'mailed-token/address', by: addressKey(address) };
}

/** The key to count an address by: an IPv4 address, or the 64-bit IPv6 network that one customer has. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  return isIPv6(address) ? networkOf(address) : address;
}

function networkOf(address: string): string {
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const after = tail === '' ? [] : tail.split(':');
    while (groups.length + after.length < 8) groups.push('0');
    groups.push(...after);
  }
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
