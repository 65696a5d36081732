import { bundledContexts } from '#badges';
import { isObject, type JsonObject, listOf } from '../json.document.js';

/** What JSON-LD lets stand beside a word that has a language. */
const ofWords = new Set(['@value', '@language', '@direction']);
/** A term of a context: neither an address nor a command of JSON-LD. */
const term = /^[^@:]+$/;

/**
 * What stands between what a credential says as JSON, which is read here and by people, and what was signed, which is the
 * RDF behind it. A proof holds for every way to write the same RDF: `credentialStatus` under its full address is the same
 * to it, and is not seen by whoever looks for `credentialStatus`. So a credential has to be written in the terms of bundled
 * contexts alone, and what it says of itself has to stand at its top.
 * @returns a sentence, or null where nothing does.
 */
export function wordingFault(credential: JsonObject): string | null {
  const open: unknown[] = [credential];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (Array.isArray(next)) open.push(...(next as unknown[]));
    if (!isObject(next)) continue;
    if (next !== credential && next.id !== undefined && next.id === credential.id && Object.keys(next).length > 1)
      return 'It says something of itself in an inner part, where readers do not look for it.';
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
  return `Its words are defined in a context that is not known here, and never fetched: ${typeof unknown === 'string' ? unknown.slice(0, 300) : 'one written into the badge itself'}.`;
}

function keyFault(key: string, object: JsonObject): string | null {
  if (term.test(key) || ('@value' in object && ofWords.has(key))) return null;
  return `It is not written in the words of its contexts: ${key.slice(0, 300)}. Readers would pass over what it says so.`;
}
