import { DomainError } from '#kernel';

/** The refusal for a second meeting of a kind at one time. */
export function alreadyScheduled(): DomainError {
  return new DomainError(
    'conflict',
    'meeting.already-scheduled',
    'This pilot has such a meeting at this time already.',
    {
      errors: [{ pointer: '/startsLocal', detail: 'Another time.' }],
    },
  );
}
