import { bundledContexts } from '#badges';
import { isObject, type JsonObject, listOf } from '../json.document.js';

/** The keys that JSON-LD allows next to a text with a language. */
const ofWords = new Set(['@value', '@language', '@direction']);
/** A term of a context: neither an address nor a JSON-LD keyword. */
const term = /^[^@:]+$/;

/**
 * Finds differences between the JSON that people read and the RDF that was signed. A proof is valid for every way to
 * write the same RDF. With `credentialStatus` under its full address the proof is still valid, but readers who look for
 * `credentialStatus` miss it. So a credential must use only terms of bundled contexts, and must state its own
 * properties at its top level.
 * @returns a sentence; null when there is no difference.
 */
export function wordingFault(credential: JsonObject): string | null {
  const open: unknown[] = [credential];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (Array.isArray(next)) open.push(...(next as unknown[]));
    if (!isObject(next)) continue;
    if (next !== credential && next.id !== undefined && next.id === credential.id && Object.keys(next).length > 1)
      return 'It states something about itself in an inner part, where readers do not look.';
    for (const [key, value] of Object.entries(next)) {
      const fault = key === '@context' ? contextFault(value) : keyFault(key, next);
      if (fault !== null) return fault;
      if (key !== '@context') open.push(value);
    }
  }
  return null;
}

function contextFault(contexts: unknown): string | null {
  const unknown = listOf(contexts).find((context) => typeof context !== 'string' || !bundledContexts.has(context));
  if (unknown === undefined) return null;
  return `It uses a context that Laurel does not know and never fetches: ${typeof unknown === 'string' ? unknown.slice(0, 300) : 'one written into the badge itself'}.`;
}

function keyFault(key: string, object: JsonObject): string | null {
  if (term.test(key) || ('@value' in object && ofWords.has(key))) return null;
  return `It uses a word that its contexts do not define: ${key.slice(0, 300)}. Readers would miss it.`;
}
