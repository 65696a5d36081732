import { DomainError } from '#kernel';

/** The error for a second meeting of the same kind at the same time. */
export function alreadyScheduled(): DomainError {
  return new DomainError(
    'conflict',
    'meeting.already-scheduled',
    'This pilot already has a meeting of this kind at this time.',
    {
      errors: [{ pointer: '/startsLocal', detail: 'Choose another time.' }],
    },
  );
}
