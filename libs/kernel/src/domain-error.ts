/**
 * What kind of refusal an error is. The HTTP filter turns it into a status. Nothing below the controllers knows HTTP.
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

/** One fault of the input: where it is (JSON pointer) and what to do about it. */
export interface FieldError {
  /** RFC 6901 pointer into the request body, or `?name` for a query parameter, or `header:Name`. */
  pointer: string;
  /** What is wrong, and what would be accepted. */
  detail: string;
}

/**
 * What a refusal says in addition to its sentence. Every key except `errors` goes into the problem document unchanged.
 */
export interface RefusalDetails {
  errors?: FieldError[];
  [extension: string]: unknown;
}

/** `slice.reason`, for example `enrollment.meeting-required`. A code is part of the API, so its meaning never changes. */
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

/** The thing does not exist, or this person may not see it. Both look the same from outside. */
export function notFound(thing: string): DomainError {
  return new DomainError(
    'not-found',
    `${thing}.not-found`,
    `There is no such ${thing}, or you do not have access to it.`,
  );
}
