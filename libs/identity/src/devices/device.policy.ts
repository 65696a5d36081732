import { addressKey, type Attempt } from '../attempt-limits/attempt-limit.policy.js';

/** How long a browser is known after its last sign-in. Browsers keep no cookie for longer. */
export const deviceDays = 400;

/** The most browsers that one person is known by. */
export const mostDevices = 10;

export interface SignInFrom {
  /** Lower-case. */
  email: string;
  /** The internet address of the request. */
  address: string;
  /** The token of a browser from which this person has signed in before. Null for any other browser. */
  knownDevice: string | null;
}

/**
 * What a sign-in counts as. A known browser has a count of its own for this account. Nobody else can use it up, and it
 * uses up nobody else's. Anyone else counts for the account and for the address.
 */
export function attemptsOfSignIn({ email, address, knownDevice }: SignInFrom): {
  account: Attempt;
  origin: Attempt | null;
} {
  if (knownDevice !== null) return { account: { what: 'sign-in/device', by: `${knownDevice} ${email}` }, origin: null };
  return {
    account: { what: 'sign-in/account', by: email },
    origin: { what: 'sign-in/address', by: addressKey(address) },
  };
}
