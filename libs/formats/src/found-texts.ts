import { withoutUnstorable } from '#kernel/unstorable';
import type { FoundMetadata } from './format.js';

const mostValues = 200;
// eslint-disable-next-line no-control-regex -- programs pad texts with zeros
const padding = /[\u0000-\u0020\ufffe\uffff]+/g;
const longestValue = 1_000;

/** Collects what the metadata of a file says: each place and value once, without padding, and not without end. */
export class FoundTexts {
  readonly #found = new Map<string, FoundMetadata>();

  add(place: string, value: string): void {
    const text = withoutUnstorable(value.replace(padding, ' ').trim().slice(0, longestValue));
    if (text === '' || this.#found.size >= mostValues) return;
    this.#found.set(`${place}\n${text}`, { place, value: text });
  }

  get all(): FoundMetadata[] {
    return [...this.#found.values()];
  }
}

/** A text that is UTF-8, as it should be, or Latin-1, as older programs write. */
export function decodedText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  }
}
