import { Unlisted, type Objects } from './objects.js';
import { Parser } from './parser.js';
import { type Dict, isDict, nameOf, Stream } from './values.js';

/**
 * Learns where the objects of a document stand from its lists, from the newest to the oldest.
 * @throws Unlisted, TooComplex
 */
export function followLists(objects: Objects): void {
  const { bytes, index } = objects;
  const last = bytes.lastIndexOf('startxref');
  const start = last === -1 ? null : new Parser(bytes, last + 'startxref'.length).wholeNumber();
  if (start === null) throw new Unlisted();
  const seen = new Set<number>();
  const next = [start];
  for (let at = next.shift(); at !== undefined; at = next.shift()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const dict = listAt(objects, at);
    index.keepTrailer(dict);
    const older = dict.get('Prev');
    if (typeof older === 'number') next.push(older);
  }
}

function listAt(objects: Objects, at: number): Dict {
  if (at >= objects.bytes.length) throw new Unlisted();
  const parser = new Parser(objects.bytes, at);
  return parser.skipWord('xref') ? table(objects, parser) : listStream(objects, at);
}

function table(objects: Objects, parser: Parser): Dict {
  const { index } = objects;
  const freed: number[] = [];
  while (!parser.skipWord('trailer')) {
    const [first, count] = [parser.wholeNumber(), parser.wholeNumber()];
    if (first === null || count === null) throw new Unlisted();
    for (let row = 0; row < count; row++) {
      const [at, generation] = [parser.wholeNumber(), parser.wholeNumber()];
      if (at === null || generation === null) throw new Unlisted();
      if (parser.skipWord('n')) {
        if (at > 0) index.keep(first + row, { at });
      } else if (!parser.skipWord('f')) throw new Unlisted();
      else freed.push(first + row);
    }
  }
  const dict = parser.value();
  if (!isDict(dict)) throw new Unlisted();
  // A table for old programs calls objects free that the stream beside it has.
  const beside = dict.get('XRefStm');
  if (typeof beside === 'number') index.keepTrailer(listStream(objects, beside));
  for (const number of freed) index.free(number);
  return dict;
}

function listStream(objects: Objects, at: number): Dict {
  const header = new Parser(objects.bytes, at).objectHeader();
  const stream = header && objects.objectAt(at, header.number);
  if (!(stream instanceof Stream) || nameOf(stream.dict.get('Type')) !== 'XRef') throw new Unlisted();
  for (const { kind, number, place } of rowsOf(stream.dict, objects.contents(stream))) {
    if (kind === 0) objects.index.free(number);
    else if (kind === 1) objects.index.keep(number, { at: place });
    else if (kind === 2) objects.index.keep(number, { inside: place });
  }
  return stream.dict;
}

/** The rows of a list: an object's kind, its number, and where it is. A third detail is not needed here. */
function* rowsOf(dict: Dict, bytes: Buffer): Generator<{ kind: number; number: number; place: number }> {
  const widths = dict.get('W');
  if (!Array.isArray(widths)) throw new Unlisted();
  const [kindWidth = 0, placeWidth = 0, detailWidth = 0] = widths.map((width) =>
    Math.min(8, Math.max(0, Number(width) || 0)),
  );
  const size = kindWidth + placeWidth + detailWidth;
  if (size === 0) throw new Unlisted();
  const given = dict.get('Index');
  const ranges = Array.isArray(given) ? given.map(Number) : [0, Number(dict.get('Size') ?? 0)];
  let row = 0;
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [first, count] = [ranges[range] as number, ranges[range + 1] as number];
    for (let offset = 0; offset < count && (row + 1) * size <= bytes.length; offset++, row++) {
      const start = row * size;
      const kind = kindWidth === 0 ? 1 : wholeNumberAt(bytes, start, kindWidth);
      yield { kind, number: first + offset, place: wholeNumberAt(bytes, start + kindWidth, placeWidth) };
    }
  }
}

/** The big-endian number in these bytes. It may have more than the six that Node reads. */
function wholeNumberAt(bytes: Buffer, start: number, width: number): number {
  let value = 0;
  for (let byte = 0; byte < width; byte++) value = value * 256 + (bytes[start + byte] as number);
  return value;
}
