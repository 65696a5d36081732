import { DomainError, type FieldError } from '#kernel';

/** A fault for each value that appears a second time in a list. */
export function repeated(values: readonly string[], pointerOf: (index: number) => string): FieldError[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [{ pointer: pointerOf(index), detail: 'This is already in the list. List it once.' }]
      : [],
  );
}

/** @throws DomainError `invalid` with all faults, if there are any. */
export function refuseFaults(code: `${string}.${string}`, sentence: string, errors: FieldError[]): void {
  if (errors.length > 0) throw new DomainError('invalid', code, sentence, { errors });
}
