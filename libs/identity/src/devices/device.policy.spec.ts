import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allowances } from '../attempt-limits/attempt-limit.policy.js';
import { attemptsOfSignIn, type SignInFrom } from './device.policy.js';

const emails = fc.constantFrom('ada@example.org', 'grace@example.org');
const addresses = fc.constantFrom('192.0.2.1', '192.0.2.2', '2001:db8::1');
const stranger = fc.record({ email: emails, address: addresses, knownDevice: fc.constant(null) });
const anyone = fc.record({ email: emails, address: addresses, knownDevice: fc.constantFrom(null, 'one', 'two') });

/** Whether the last of these sign-ins in a quarter of an hour is let through. */
function lastIsLetThrough(signIns: SignInFrom[]): boolean {
  const taken = new Map<string, number>();
  let through = true;
  for (const signIn of signIns) {
    const { account, origin } = attemptsOfSignIn(signIn);
    through = true;
    for (const { what, by } of origin === null ? [account] : [origin, account]) {
      const count = (taken.get(`${what} ${by}`) ?? 0) + 1;
      taken.set(`${what} ${by}`, count);
      if (count > allowances[what].most) through = false;
    }
  }
  return through;
}

describe('a browser from which somebody has signed in before', () => {
  it('is let through whatever strangers try, from any address, also from its own', () => {
    fc.assert(
      fc.property(fc.array(stranger, { maxLength: 200 }), emails, addresses, (strangers, email, address) => {
        expect(lastIsLetThrough([...strangers, { email, address, knownDevice: 'one' }])).toBe(true);
      }),
    );
  });

  it('is let through ten times at most, whatever comes between', () => {
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 50 }), emails, addresses, (others, email, address) => {
        const own: SignInFrom = { email, address, knownDevice: 'one' };
        expect(lastIsLetThrough([...others, ...Array.from({ length: 11 }, () => own)])).toBe(false);
      }),
    );
  });

  it('is one of many for the account of somebody else', () => {
    const own = (email: string): SignInFrom => ({ email, address: '192.0.2.1', knownDevice: 'one' });
    const ten = Array.from({ length: 10 }, () => own('ada@example.org'));
    expect(lastIsLetThrough([...ten, own('ada@example.org')])).toBe(false);
    expect(lastIsLetThrough([...ten, own('grace@example.org')])).toBe(true);
  });
});

describe('strangers', () => {
  it('are let through ten times for an account, wherever they come from', () => {
    const guesses = Array.from({ length: 11 }, (_, index): SignInFrom => {
      return { email: 'ada@example.org', address: `192.0.2.${index}`, knownDevice: null };
    });
    expect(lastIsLetThrough(guesses.slice(1))).toBe(true);
    expect(lastIsLetThrough(guesses)).toBe(false);
  });

  it('are let through fifty times from an address, whatever account they try', () => {
    const guesses = Array.from({ length: 51 }, (_, index): SignInFrom => {
      return { email: `${index}@example.org`, address: '192.0.2.1', knownDevice: null };
    });
    expect(lastIsLetThrough(guesses.slice(1))).toBe(true);
    expect(lastIsLetThrough(guesses)).toBe(false);
  });
});
