/**
 * What kind of refusal an error is. The HTTP filter turns a kind into a status;
 * nothing below the controllers knows of HTTP.
 */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'stale'
  | 'precondition-required'
  | 'too-large'
  | 'unsupported-type'
  | 'too-many'
  | 'unavailable';

/** One thing wrong with the input: where it stands (JSON pointer) and what to do about it. */
export interface FieldError {
  /** RFC 6901 pointer into the request body, or `?name` for a query parameter, or `header:Name`. */
  pointer: string;
  /** What is wrong and what would be accepted. */
  detail: string;
}

/** What a refusal says beside its sentence. Every key but `errors` goes into the problem document as it is. */
export interface RefusalDetails {
  errors?: FieldError[];
  [extension: string]: unknown;
}

/** `slice.reason`, for example `enrollment.meeting-required`. A code is part of the API: it never changes its meaning. */
export type RefusalCode = `${string}.${string}`;

/** A refusal in the domain's words. It is thrown, never returned, so that its transaction rolls back. */
export class DomainError extends Error {
  constructor(
    readonly kind: RefusalKind,
    readonly code: RefusalCode,
    message: string,
    readonly details: RefusalDetails = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }
}

/** The thing is not there, or not for this person to know of. Both look the same from outside. */
export function notFound(thing: string): DomainError {
  return new DomainError('not-found', `${thing}.not-found`, `There is no such ${thing}, or it is not yours to see.`);
}
