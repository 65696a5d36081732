import { randomUUID } from 'node:crypto';

/**
 * The strings that differ from one document to the next, as a tree of properties. A list describes each of its items.
 */
export interface Places {
  [property: string]: true | Places | [true | Places];
}

export interface Split {
  /** The document with placeholders for those strings. Documents that differ only there have the same skeleton. */
  skeleton: string;
  /** The strings, by their placeholder's number. */
  values: string[];
}

/** Placeholders look like addresses, but never occur in a real document. */
const prefix = `urn:uuid:${randomUUID()}:`;

/** The number of a placeholder. Null for any other term. */
export function placeholderIn(term: string): number | null {
  return term.startsWith(prefix) ? Number(term.slice(prefix.length)) : null;
}

/** Replaces the strings at the given places with placeholders. */
export function split(document: object, places: Places): Split {
  const values: string[] = [];
  const take = (value: unknown, at: true | Places | [true | Places]): unknown => {
    if (at === true) return typeof value === 'string' ? `${prefix}${values.push(value) - 1}` : value;
    if (Array.isArray(at)) return Array.isArray(value) ? value.map((item) => take(item, at[0])) : value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([property, held]) => [
        property,
        Object.hasOwn(at, property) ? take(held, at[property]!) : (held as unknown),
      ]),
    );
  };
  return { skeleton: JSON.stringify(take(document, places)), values };
}
