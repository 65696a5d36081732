import { DomainError } from '#kernel';

/** The minimum length. Length protects, so there is no rule about kinds of characters (NIST SP 800-63B). */
export const minPasswordLength = 15;
export const maxPasswordLength = 256;

/** Characters as a person counts them, not UTF-16 units. */
const lengthOf = (password: string): number => [...password.normalize('NFKC')].length;

/**
 * Requires a new password of 15 to 256 characters that is not the person's email address.
 * @throws DomainError `password.unfit`, pointing at `pointer`.
 */
export function requireFitPassword(password: string, { email, pointer }: { email: string; pointer: string }): void {
  const refuse = (detail: string): DomainError =>
    new DomainError('invalid', 'password.unfit', 'This password cannot be used.', { errors: [{ pointer, detail }] });
  const length = lengthOf(password);
  if (length < minPasswordLength)
    throw refuse(
      `It has ${length} characters; use at least ${minPasswordLength}. Several words in a row are easy to remember.`,
    );
  if (length > maxPasswordLength) throw refuse(`Use at most ${maxPasswordLength} characters.`);
  if (password.trim().toLowerCase() === email)
    throw refuse('Your email address is easy to guess. Choose something else.');
}
