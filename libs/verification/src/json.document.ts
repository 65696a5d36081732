/** A stranger's JSON object, before anything is known about it. */
export type JsonObject = Record<string, unknown>;

/** How deeply a document may be nested, and how many objects, lists and members it may have in total. */
export interface JsonBounds {
  mostDepth: number;
  mostValues: number;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list of one, several or no values, as JSON-LD writes them. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The id of a thing that is written as its id alone or as an object with an id. */
export function idOf(value: unknown): string | null {
  const id = isObject(value) ? value.id : value;
  return typeof id === 'string' ? id : null;
}

/**
 * Checks size limits before parsing, so that a hostile text costs one pass and no memory. It also works for text that
 * is not JSON; strings are skipped.
 * @returns the limit that the text breaks, or null.
 */
export function boundBroken(text: string, { mostDepth, mostValues }: JsonBounds): 'depth' | 'values' | null {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      at = endOfString(text, at);
    } else if (character === '{' || character === '[') {
      depth += 1;
      values += 1;
      if (depth > mostDepth) return 'depth';
    } else if (character === '}' || character === ']') {
      depth -= 1;
    } else if (character === ',') {
      values += 1;
    }
    if (values > mostValues) return 'values';
  }
  return null;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
