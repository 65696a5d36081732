import { type Dict, TooComplex, type Value } from './values.js';

/** Where an object stands: in the file, or as one of many in an object stream. Null: it was deleted. */
export type Place = { at: number } | { inside: number } | null;

/** More objects than any document for people has. */
export const mostObjects = 1_000_000;

/** Where the objects of a document stand, and what its trailers say. What is kept first counts. */
export class ObjectIndex {
  private readonly places = new Map<number, Place>();
  private readonly trailer: Dict = new Map();

  /** The place of an object. Undefined when the document has none with this number. */
  placeOf(number: number): Place | undefined {
    return this.places.get(number);
  }

  get numbers(): number[] {
    return [...this.places.keys()];
  }

  /** @throws TooComplex */
  keep(number: number, place: Place): void {
    if (!this.places.has(number)) this.replace(number, place);
  }

  /** @throws TooComplex */
  replace(number: number, place: Place): void {
    this.places.set(number, place);
    if (this.places.size > mostObjects) throw new TooComplex('too many objects');
  }

  /** An object that a newer revision deleted stays deleted in older lists. */
  free(number: number): void {
    if (number > 0) this.keep(number, null);
  }

  keepTrailer(dict: Dict): void {
    for (const key of ['Root', 'Info', 'ID', 'Encrypt']) {
      const value = dict.get(key);
      if (value !== undefined && !this.trailer.has(key)) this.trailer.set(key, value);
    }
  }

  /** For a document whose trailers do not lead to its catalog. */
  replaceRoot(root: Value): void {
    this.trailer.set('Root', root);
  }

  /** What the newest trailer that has this key says. */
  trailerValue(key: string): Value | undefined {
    return this.trailer.get(key);
  }
}
