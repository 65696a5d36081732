import type { FieldError } from '#kernel';

/** A value, with the JSON pointer to it. */
export interface Placed<Value> {
  pointer: string;
  value: Value;
}

/** A fault for each value that appears a second time. */
export function repeated<Value>(places: Placed<Value>[], detailOf: (value: Value) => string): FieldError[] {
  const seen = new Set<Value>();
  return places.flatMap(({ pointer, value }) => {
    if (seen.has(value)) return [{ pointer, detail: detailOf(value) }];
    seen.add(value);
    return [];
  });
}
