import { Parser } from './parser.js';
import { TooComplex } from './values.js';

/** How far all searches for the end of a stream may go together. */
const farthestSearch = 4_000_000_000;

/** Finds the bytes of streams, also where their length is missing or wrong. */
export class StreamEnds {
  private searched = 0;
  /** Behind this no stream ends. */
  private lastEnd = Infinity;

  constructor(private readonly bytes: Buffer) {}

  /** Where the bytes of a stream start, after the word `stream`. */
  startAfter(word: number): number {
    let at = word;
    if (this.bytes[at] === 13) return this.bytes[at + 1] === 10 ? at + 2 : at + 1;
    while (this.bytes[at] === 32) at++;
    if (this.bytes[at] === 13 && this.bytes[at + 1] === 10) return at + 2;
    return this.bytes[at] === 10 ? at + 1 : at;
  }

  /**
   * Where the bytes of a stream end. Null when the file ends before.
   * @param length as its dictionary says
   * @throws TooComplex
   */
  endOf(start: number, length: unknown): number | null {
    if (typeof length === 'number' && length >= 0 && start + length <= this.bytes.length) {
      const after = new Parser(this.bytes, start + length);
      if (after.skipWord('endstream') || after.skipWord('endobj')) return start + length;
    }
    return this.search(start);
  }

  private search(start: number): number | null {
    if (start > this.lastEnd) return null;
    const found = this.bytes.indexOf('endstream', start);
    this.searched += (found === -1 ? this.bytes.length : found) - start;
    if (this.searched > farthestSearch) throw new TooComplex('too many streams without a length');
    if (found === -1) {
      this.lastEnd = start;
      return null;
    }
    if (this.bytes[found - 1] === 10) return this.bytes[found - 2] === 13 ? found - 2 : found - 1;
    return this.bytes[found - 1] === 13 ? found - 1 : found;
  }
}
