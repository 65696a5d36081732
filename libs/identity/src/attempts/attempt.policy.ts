import { isIPv6 } from 'node:net';

/** How often something may be tried before it has to wait. */
export interface Allowance {
  /** Tries at most… */
  most: number;
  /** …within so many seconds from the first. */
  withinSeconds: number;
}

/**
 * Who guesses a password tries many; who mistypes it, few. Success gives back what a sign-in took, so that a school
 * behind one address is not counted as an attacker. The token endpoint counts every request.
 */
export const allowances = {
  'sign-in/account': { most: 10, withinSeconds: 15 * 60 },
  'sign-in/address': { most: 50, withinSeconds: 15 * 60 },
  'password-reset/account': { most: 3, withinSeconds: 60 * 60 },
  'password-reset/address': { most: 30, withinSeconds: 60 * 60 },
  'mailed-token/address': { most: 30, withinSeconds: 15 * 60 },
  'oauth-token/address': { most: 120, withinSeconds: 60 },
  'client-registration/address': { most: 10, withinSeconds: 60 * 60 },
  /** Anyone may register a backpack: of all together so many. */
  'client-registration/all': { most: 1000, withinSeconds: 24 * 60 * 60 },
  /** Each may send Laurel to another's server a few times. */
  'verification/address': { most: 30, withinSeconds: 60 },
  /** A code from an authenticator app holds for up to 90 seconds, but once. */
  'second-factor/code': { most: 1, withinSeconds: 120 },
} as const satisfies Record<string, Allowance>;

export type Attempted = keyof typeof allowances;

/** What counts as one address: an IPv4 address, or the IPv6 network of 64 bits that one customer has. */
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
