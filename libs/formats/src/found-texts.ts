import { withoutUnstorable } from '#kernel/unstorable';
import type { FoundMetadata } from './format.js';

// eslint-disable-next-line no-control-regex -- programs pad texts with zeros
const padding = /[\u0000-\u0020\ufffe\uffff]+/g;
const longestValue = 1_000;

/** Collects what the metadata of a file says: each place and value once, without padding, and not without end. */
export class FoundTexts {
  readonly #found = new Map<string, FoundMetadata>();

  /** @param most how many values are kept */
  constructor(private readonly most = 200) {}

  add(place: string, value: string): void {
    const text = withoutUnstorable(value.replace(padding, ' ').trim().slice(0, longestValue));
    if (text === '' || this.#found.size >= this.most) return;
    this.#found.set(`${place}\n${text}`, { place, value: text });
  }

  get all(): FoundMetadata[] {
    return [...this.#found.values()];
  }
}
