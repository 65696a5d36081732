import { DomainError, type FieldError } from '#kernel';

/** What is named a second time in a list. */
export function repeated(values: readonly string[], pointerOf: (index: number) => string): FieldError[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [{ pointer: pointerOf(index), detail: 'It is in the list already; name it once.' }]
      : [],
  );
}

/** @throws DomainError `invalid` with all faults, when there is any. */
export function refuseFaults(code: `${string}.${string}`, sentence: string, errors: FieldError[]): void {
  if (errors.length > 0) throw new DomainError('invalid', code, sentence, { errors });
}
