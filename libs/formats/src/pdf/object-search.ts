import { mostObjects } from './object-index.js';
import type { Objects } from './objects.js';
import { Parser } from './parser.js';
import { isDict, nameOf, Ref, Stream, TooComplex } from './values.js';

/** An object that was found by its header. */
interface Found {
  number: number;
  at: number;
}

/**
 * Finds the objects of a document by their headers, without its lists. The last one with a number counts.
 * @throws TooComplex, NeedsPassword
 */
export function searchObjects(objects: Objects): void {
  const found = headersIn(objects);
  keepTrailers(objects);
  objects.decrypt();
  openContainers(objects, found);
}

/** Finds the catalog where no trailer leads to it. The last one counts. */
export function searchCatalog(objects: Objects): void {
  const { index } = objects;
  const number = index.numbers.toReversed().find((one) => {
    const value = objects.object(one);
    return isDict(value) && nameOf(value.get('Type')) === 'Catalog';
  });
  if (number !== undefined) index.replaceRoot(new Ref(number, 0));
}

function headersIn({ bytes, index }: Objects): Found[] {
  const found: Found[] = [];
  for (let at = bytes.indexOf('obj'); at !== -1; at = bytes.indexOf('obj', at + 3)) {
    const start = headerBefore(bytes, at);
    if (start === null) continue;
    const header = new Parser(bytes, start).objectHeader();
    if (!header) continue;
    if (found.length >= mostObjects) throw new TooComplex('too many objects');
    found.push({ number: header.number, at: start });
  }
  for (const { number, at } of found) index.replace(number, { at });
  return found;
}

function keepTrailers({ bytes, index }: Objects): void {
  for (let at = bytes.lastIndexOf('trailer'); at !== -1; at = at > 0 ? bytes.lastIndexOf('trailer', at - 1) : -1) {
    const dict = new Parser(bytes, at + 'trailer'.length).value();
    if (isDict(dict)) index.keepTrailer(dict);
  }
}

/** The objects in object streams, and the trailers in streams that list objects. */
function openContainers(objects: Objects, found: readonly Found[]): void {
  const { bytes, index } = objects;
  const latest = new Map(found.map(({ number, at }) => [number, at]));
  const holders = found.filter(({ number, at }, place) => {
    if (latest.get(number) !== at) return false;
    const head = bytes.toString('latin1', at, Math.min(at + 1000, found[place + 1]?.at ?? bytes.length));
    return head.includes('/ObjStm') || head.includes('/XRef');
  });
  for (const { number } of holders.toReversed()) {
    const stream = objects.object(number);
    if (stream instanceof Stream && nameOf(stream.dict.get('Type')) === 'XRef') index.keepTrailer(stream.dict);
  }
  objects.decrypt();
  for (const { number, at } of holders) {
    const stream = objects.object(number);
    if (!(stream instanceof Stream) || nameOf(stream.dict.get('Type')) !== 'ObjStm') continue;
    for (const inside of objects.numbersInside(number)) {
      // An object of its own that stands later in the file is newer.
      if ((latest.get(inside) ?? -1) < at) index.replace(inside, { inside: number });
    }
  }
  objects.forget();
}

/** Where the header starts whose word `obj` stands here: `12 0 obj`. */
function headerBefore(bytes: Buffer, word: number): number | null {
  let at = word - 1;
  const skip = (test: (byte: number) => boolean) => {
    const from = at;
    while (at >= 0 && test(bytes[at] as number)) at--;
    return from - at;
  };
  const blank = (byte: number) => byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0;
  const digit = (byte: number) => byte >= 48 && byte <= 57;
  skip(blank);
  if (skip(digit) === 0 || skip(blank) === 0 || skip(digit) === 0) return null;
  return at + 1;
}
