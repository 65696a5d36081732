/** What a stranger's JSON is until more is known of it. */
export type JsonObject = Record<string, unknown>;

/** How deep a document may be nested, and how many objects, lists and members it may have together. */
export interface JsonBounds {
  mostDepth: number;
  mostValues: number;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One, several or none, as JSON-LD writes them, as a list. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The id of what is named by it alone, or is an object that has it. */
export function idOf(value: unknown): string | null {
  const id = isObject(value) ? value.id : value;
  return typeof id === 'string' ? id : null;
}

/**
 * What of the bounds a text breaks, found before anything is parsed, so that a hostile one costs one pass over it and no memory.
 * It need not be JSON; what stands in strings is passed over.
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
