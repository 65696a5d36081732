import type { DomainError } from '#kernel';

/** The refusal with which `work` fails. */
export function refusal(work: Promise<unknown>): Promise<DomainError> {
  return work.then(
    () => {
      throw new Error('It was not refused.');
    },
    (error: DomainError) => error,
  );
}
