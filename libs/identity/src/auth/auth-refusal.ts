import { DomainError } from '#kernel';
import { tooMany } from '../attempt-limits/attempt-limits.js';

/** How long better-auth locks a second factor after too many wrong codes. */
const secondFactorLockSeconds = 15 * 60;

/** The same answer for an unknown address and for a wrong password, so that nobody learns who has an account. */
export function wrongCredentials(): DomainError {
  return new DomainError('unauthenticated', 'session.credentials', 'The email address or the password is wrong.');
}

export function wrongPassword(pointer: string): DomainError {
  return new DomainError('invalid', 'password.wrong', 'The password is wrong.', {
    errors: [{ pointer, detail: 'Enter your current password.' }],
  });
}

export function wrongCode(): DomainError {
  return new DomainError(
    'unauthenticated',
    'session.code',
    'This code is wrong, too old, or already used. Wait for the next code in your app.',
  );
}

export function secondFactorOn(): DomainError {
  return new DomainError(
    'conflict',
    'second-factor.on',
    'You already have a second factor. To set up another one, remove it first.',
  );
}

export function signInFirst(): DomainError {
  return new DomainError('unauthenticated', 'access.unauthenticated', 'Sign in first, or send a bearer token.');
}

/** Our errors, by better-auth's code. */
export type Refusals = Record<string, () => DomainError>;

const refusals: Refusals = {
  INVALID_EMAIL_OR_PASSWORD: wrongCredentials,
  INVALID_EMAIL: wrongCredentials,
  PASSWORD_TOO_LONG: wrongCredentials,
  INVALID_CODE: wrongCode,
  INVALID_BACKUP_CODE: wrongCode,
  INVALID_PASSWORD: () => wrongPassword('/password'),
  TOTP_ALREADY_ENABLED: secondFactorOn,
  TOTP_NOT_ENABLED: () =>
    new DomainError(
      'conflict',
      'second-factor.not-begun',
      'There is no second factor to confirm. Start setting it up first.',
    ),
  BACKUP_CODES_NOT_ENABLED: wrongCode,
  ACCOUNT_TEMPORARILY_LOCKED: () => tooMany(secondFactorLockSeconds),
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: () => tooMany(secondFactorLockSeconds),
};

/**
 * Our error for an error of better-auth. An error that we do not know is a fault of ours, and is returned unchanged.
 */
export async function refusalOf(error: unknown, instead: Refusals = {}): Promise<unknown> {
  const { isAPIError } = await import('better-auth/api'); // already loaded: it threw the error
  if (!isAPIError(error)) return error;
  const code = (error.body as { code?: string } | undefined)?.code ?? '';
  const refusal = instead[code] ?? refusals[code];
  if (refusal !== undefined) return refusal();
  return error.statusCode === 401 ? signInFirst() : error;
}
