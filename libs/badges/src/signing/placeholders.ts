import { randomUUID } from 'node:crypto';

/** Which strings of a document differ from one to the next: a tree of their places; a list stands for each of its items. */
export interface Places {
  [property: string]: true | Places | [true | Places];
}

export interface Split {
  /** The document with a placeholder for each such string: the same text for documents that differ in nothing else. */
  skeleton: string;
  /** The strings, by the number of their placeholder. */
  values: string[];
}

/** Placeholders look like addresses, and like nothing that a document of ours could hold. */
const prefix = `urn:uuid:${randomUUID()}:`;

/** The number of the placeholder that a term is; null for any other. */
export function placeholderIn(term: string): number | null {
  return term.startsWith(prefix) ? Number(term.slice(prefix.length)) : null;
}

/** Takes the strings at some places out of a document. */
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
