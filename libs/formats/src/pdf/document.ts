import { Decryption } from './encryption.js';
import { filtersOf, unpack } from './filters.js';
import { Parser } from './parser.js';
import { type Dict, dictOf, isDict, nameOf, Ref, Stream, TooComplex, type Value } from './values.js';

/** Its list of objects is wrong or missing, so its objects have to be searched for. */
export class Unlisted extends Error {}

/** Nothing in it is a document. */
export class NoDocument extends Error {}

/** Where an object stands: in the file, or as one of many in an object stream. */
type Place = { at: number } | { inside: number };

/** More objects than any document for people has. */
const mostObjects = 1_000_000;
/** How much a stream of objects may unpack to, and all of them together. */
const mostUnpacked = 100_000_000;
const mostUnpackedTogether = 500_000_000;
/** How far all searches for the end of a stream may go together. */
const farthestSearch = 4_000_000_000;

/** The objects of a PDF, read when they are asked for. */
export class Objects {
  private readonly places = new Map<number, Place>();
  private readonly read = new Map<number, Value>();
  private readonly packed = new Map<number, { bytes: Buffer; starts: Map<number, number> }>();
  private readonly trailer: Dict = new Map();
  private decryption: Decryption | null = null;
  private unpacked = 0;
  private searched = 0;
  private added = 0;
  /** Behind this no stream ends. */
  private lastEnd = Infinity;
  /** Whether something was missing that the document refers to. */
  incomplete = false;

  private constructor(
    private readonly bytes: Buffer,
    private readonly searching: boolean,
  ) {}

  /**
   * Opens a document by its list of objects, or searches for its objects when `search` is set.
   * @throws Unlisted, NoDocument, NeedsPassword or TooComplex
   */
  static open(bytes: Buffer, { search }: { search: boolean }): Objects {
    const objects = new Objects(bytes, search);
    if (search) objects.searchAll();
    else objects.followLists();
    objects.decryptWith(objects.trailer.get('Encrypt'));
    if (!objects.catalog) {
      if (!search) throw new Unlisted();
      objects.searchCatalog();
    }
    objects.incomplete = false;
    return objects;
  }

  get catalog(): Dict | undefined {
    const found = this.resolve(this.trailer.get('Root'));
    return isDict(found) && (nameOf(this.resolve(found.get('Type'))) === 'Catalog' || found.has('Pages'))
      ? found
      : undefined;
  }

  get information(): Dict | undefined {
    return dictOf(this.resolve(this.trailer.get('Info')));
  }

  get isProtected(): boolean {
    return this.decryption !== null;
  }

  /** The value itself, for a reference too. Null if it is missing. */
  resolve = (value: Value | undefined): Value => {
    let found: Value = value ?? null;
    for (let step = 0; found instanceof Ref; step++) {
      if (step > 32) return null;
      found = this.object(found.number);
    }
    return found;
  };

  /** What a stream unpacks to. Filters of pictures stay. */
  contents(stream: Stream, most = mostUnpacked): Buffer {
    const bytes = unpack(stream.read(), filtersOf(stream.dict, this.resolve), most);
    this.unpacked += bytes.length;
    if (this.unpacked > mostUnpackedTogether) throw new TooComplex('streams unpack to too many bytes');
    return bytes;
  }

  /** Gives a new object a number. No file has negative ones, so nothing in the file refers to it. */
  add(value: Value): Ref {
    this.added--;
    this.read.set(this.added, value);
    return new Ref(this.added, 0);
  }

  private object(number: number): Value {
    const known = this.read.get(number);
    if (known !== undefined) return known;
    const place = this.places.get(number);
    if (!place) {
      this.incomplete = true;
      return null;
    }
    if ('at' in place && place.at < 0) return null;
    // Until it is read, an object that needs itself is null.
    this.read.set(number, null);
    const value = 'at' in place ? this.objectAt(place.at, number) : this.objectInside(place.inside, number);
    this.read.set(number, value);
    return value;
  }

  private objectAt(at: number, number: number): Value {
    const header = new Parser(this.bytes, at).objectHeader();
    if (header?.number !== number) {
      if (!this.searching) throw new Unlisted();
      return null;
    }
    const { generation } = header;
    const { decryption } = this;
    const parser = new Parser(
      this.bytes,
      at,
      decryption ? (text) => decryption.string(text, number, generation) : null,
    );
    parser.objectHeader();
    const value = parser.value();
    if (!isDict(value) || !parser.skipWord('stream')) return value;
    const start = this.streamStart(parser.at);
    const raw = this.bytes.subarray(start, this.streamEnd(start, value));
    return new Stream(value, () => (decryption ? decryption.stream(raw, value, number, generation) : raw));
  }

  private streamStart(at: number): number {
    if (this.bytes[at] === 13) return this.bytes[at + 1] === 10 ? at + 2 : at + 1;
    while (this.bytes[at] === 32) at++;
    if (this.bytes[at] === 13 && this.bytes[at + 1] === 10) return at + 2;
    return this.bytes[at] === 10 ? at + 1 : at;
  }

  private streamEnd(start: number, dict: Dict): number {
    const length = this.resolve(dict.get('Length'));
    if (typeof length === 'number' && length >= 0 && start + length <= this.bytes.length) {
      const after = new Parser(this.bytes, start + length);
      if (after.skipWord('endstream') || after.skipWord('endobj')) return start + length;
    }
    if (start > this.lastEnd) {
      this.incomplete = true;
      return this.bytes.length;
    }
    const found = this.bytes.indexOf('endstream', start);
    this.searched += (found === -1 ? this.bytes.length : found) - start;
    if (this.searched > farthestSearch) throw new TooComplex('too many streams without a length');
    if (found === -1) {
      this.lastEnd = start;
      this.incomplete = true;
      return this.bytes.length;
    }
    if (this.bytes[found - 1] === 10) return this.bytes[found - 2] === 13 ? found - 2 : found - 1;
    return this.bytes[found - 1] === 13 ? found - 1 : found;
  }

  private objectInside(container: number, number: number): Value {
    const { bytes, starts } = this.container(container);
    const at = starts.get(number);
    return at === undefined ? null : new Parser(bytes, at).value();
  }

  private container(number: number) {
    const known = this.packed.get(number);
    if (known) return known;
    const place = this.places.get(number);
    const stream = place && 'at' in place ? this.object(number) : null;
    const opened = this.openContainer(stream);
    this.packed.set(number, opened);
    return opened;
  }

  private openContainer(stream: Value): { bytes: Buffer; starts: Map<number, number> } {
    if (!(stream instanceof Stream)) {
      if (!this.searching) throw new Unlisted();
      return { bytes: Buffer.alloc(0), starts: new Map() };
    }
    const bytes = this.contents(stream);
    const first = this.resolve(stream.dict.get('First'));
    const count = this.resolve(stream.dict.get('N'));
    const starts = new Map<number, number>();
    const parser = new Parser(bytes, 0);
    for (let index = 0; index < Number(count); index++) {
      const [inside, at] = [parser.wholeNumber(), parser.wholeNumber()];
      if (inside === null || at === null) break;
      starts.set(inside, Number(first) + at);
    }
    return { bytes, starts };
  }

  private decryptWith(given: Value | undefined): void {
    if (this.decryption) return;
    const dict = dictOf(this.resolve(given));
    if (!dict) return;
    const ids = this.resolve(this.trailer.get('ID'));
    const id = Array.isArray(ids) ? this.resolve(ids[0]) : null;
    this.decryption = Decryption.of(dict, id instanceof Buffer ? id : Buffer.alloc(0), this.resolve);
    // What was read so far was not decrypted.
    this.read.clear();
    this.packed.clear();
  }

  private keep(number: number, place: Place): void {
    if (this.places.has(number)) return;
    if (this.places.size >= mostObjects) throw new TooComplex('too many objects');
    this.places.set(number, place);
  }

  private keepTrailer(dict: Dict): void {
    for (const key of ['Root', 'Info', 'ID', 'Encrypt']) {
      const value = dict.get(key);
      if (value !== undefined && !this.trailer.has(key)) this.trailer.set(key, value);
    }
  }

  /** Follows the lists of objects from the newest to the oldest. */
  private followLists(): void {
    const last = this.bytes.lastIndexOf('startxref');
    const start = last === -1 ? null : new Parser(this.bytes, last + 'startxref'.length).wholeNumber();
    if (start === null) throw new Unlisted();
    const seen = new Set<number>();
    const next = [start];
    for (let at = next.shift(); at !== undefined; at = next.shift()) {
      if (seen.has(at)) continue;
      seen.add(at);
      const dict = this.listAt(at);
      this.keepTrailer(dict);
      const older = dict.get('Prev');
      if (typeof older === 'number') next.push(older);
    }
  }

  private listAt(at: number): Dict {
    if (at >= this.bytes.length) throw new Unlisted();
    const parser = new Parser(this.bytes, at);
    return parser.skipWord('xref') ? this.table(parser) : this.listStream(at);
  }

  private table(parser: Parser): Dict {
    const freed: number[] = [];
    while (!parser.skipWord('trailer')) {
      const [first, count] = [parser.wholeNumber(), parser.wholeNumber()];
      if (first === null || count === null) throw new Unlisted();
      for (let index = 0; index < count; index++) {
        const [at, generation] = [parser.wholeNumber(), parser.wholeNumber()];
        if (at === null || generation === null) throw new Unlisted();
        if (parser.skipWord('n')) {
          if (at > 0) this.keep(first + index, { at });
        } else if (!parser.skipWord('f')) throw new Unlisted();
        else freed.push(first + index);
      }
    }
    const dict = parser.value();
    if (!isDict(dict)) throw new Unlisted();
    // A table for old programs calls objects free that the stream beside it has.
    const beside = dict.get('XRefStm');
    if (typeof beside === 'number') this.keepTrailer(this.listStream(beside));
    for (const number of freed) this.free(number);
    return dict;
  }

  /** An object that a newer revision deleted stays deleted in older lists. */
  private free(number: number): void {
    if (number > 0) this.keep(number, { at: -1 });
  }

  private listStream(at: number): Dict {
    const header = new Parser(this.bytes, at).objectHeader();
    const stream = header && this.objectAt(at, header.number);
    if (!(stream instanceof Stream) || nameOf(stream.dict.get('Type')) !== 'XRef') throw new Unlisted();
    const { dict } = stream;
    const widths = dict.get('W');
    if (!Array.isArray(widths)) throw new Unlisted();
    const [kindWidth, firstWidth, secondWidth] = widths.map((width) => Math.min(8, Math.max(0, Number(width) || 0)));
    const size = (kindWidth ?? 0) + (firstWidth ?? 0) + (secondWidth ?? 0);
    if (size === 0) throw new Unlisted();
    const bytes = this.contents(stream);
    const ranges = dict.get('Index');
    const index = Array.isArray(ranges) ? ranges.map(Number) : [0, Number(dict.get('Size') ?? 0)];
    let row = 0;
    for (let range = 0; range + 1 < index.length; range += 2) {
      const [first, count] = [index[range] as number, index[range + 1] as number];
      for (let offset = 0; offset < count && (row + 1) * size <= bytes.length; offset++, row++) {
        let start = row * size;
        // An entry's kind, where the object is, and a detail that nothing here needs.
        const field = (width = 0) => {
          let value = 0;
          for (let byte = 0; byte < width; byte++) value = value * 256 + (bytes[start++] as number);
          return value;
        };
        const kind = kindWidth ? field(kindWidth) : 1;
        const place = field(firstWidth);
        if (kind === 0) this.free(first + offset);
        else if (kind === 1) this.keep(first + offset, { at: place });
        else if (kind === 2) this.keep(first + offset, { inside: place });
      }
    }
    return dict;
  }

  /** Finds objects by their headers. The last one with a number counts. */
  private searchAll(): void {
    const found: { number: number; at: number }[] = [];
    const { bytes } = this;
    for (let at = bytes.indexOf('obj'); at !== -1; at = bytes.indexOf('obj', at + 3)) {
      const start = headerBefore(bytes, at);
      if (start === null) continue;
      const header = new Parser(bytes, start).objectHeader();
      if (!header) continue;
      if (found.length >= mostObjects) throw new TooComplex('too many objects');
      found.push({ number: header.number, at: start });
    }
    for (const { number, at } of found) this.places.set(number, { at });
    this.searchTrailers();
    this.decryptWith(this.trailer.get('Encrypt'));
    this.searchContainers(found);
  }

  private searchTrailers(): void {
    const { bytes } = this;
    for (let at = bytes.lastIndexOf('trailer'); at !== -1; at = at > 0 ? bytes.lastIndexOf('trailer', at - 1) : -1) {
      const dict = new Parser(bytes, at + 'trailer'.length).value();
      if (isDict(dict)) this.keepTrailer(dict);
    }
  }

  /** The objects in object streams, and the trailers in streams that list objects. */
  private searchContainers(found: readonly { number: number; at: number }[]): void {
    const { bytes } = this;
    const latest = new Map(found.map(({ number, at }) => [number, at]));
    const holders = found.filter(({ number, at }, index) => {
      if (latest.get(number) !== at) return false;
      const head = bytes.toString('latin1', at, Math.min(at + 1000, found[index + 1]?.at ?? bytes.length));
      return head.includes('/ObjStm') || head.includes('/XRef');
    });
    for (const { number } of holders.toReversed()) {
      const stream = this.object(number);
      if (stream instanceof Stream && nameOf(stream.dict.get('Type')) === 'XRef') this.keepTrailer(stream.dict);
    }
    this.decryptWith(this.trailer.get('Encrypt'));
    for (const { number, at } of holders) {
      const stream = this.object(number);
      if (!(stream instanceof Stream) || nameOf(stream.dict.get('Type')) !== 'ObjStm') continue;
      for (const inside of this.container(number).starts.keys()) {
        // An object of its own that stands later in the file is newer.
        if ((latest.get(inside) ?? -1) < at) this.places.set(inside, { inside: number });
      }
      if (this.places.size > mostObjects) throw new TooComplex('too many objects');
    }
    this.read.clear();
  }

  private searchCatalog(): void {
    for (const number of [...this.places.keys()].reverse()) {
      const value = this.object(number);
      if (!isDict(value) || nameOf(value.get('Type')) !== 'Catalog') continue;
      this.trailer.set('Root', new Ref(number, 0));
      return;
    }
    throw new NoDocument();
  }
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
