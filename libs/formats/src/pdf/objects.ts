import { Decryption } from './encryption.js';
import { filtersOf, unpack } from './filters.js';
import { ObjectIndex } from './object-index.js';
import { Parser } from './parser.js';
import { StreamEnds } from './stream-ends.js';
import { type Dict, dictOf, isDict, nameOf, Ref, Stream, textOf, TooComplex, type Value } from './values.js';

/** Its list of objects is wrong or missing, so its objects have to be searched for. */
export class Unlisted extends Error {}

/** How much a stream of objects may unpack to, and all of them together. */
const mostUnpacked = 100_000_000;
const mostUnpackedTogether = 500_000_000;
/** References to references. */
const longestChain = 32;

/** The objects of a PDF, read when they are asked for. */
export class Objects {
  readonly index = new ObjectIndex();
  private readonly read = new Map<number, Value>();
  private readonly containers = new Map<number, Container>();
  private readonly streamEnds: StreamEnds;
  private decryption: Decryption | null = null;
  private unpacked = 0;
  private added = 0;
  /** Whether something was missing that the document refers to. */
  incomplete = false;

  /** @param strict whether a place where its object does not stand is an error */
  constructor(
    readonly bytes: Buffer,
    private readonly strict: boolean,
  ) {
    this.streamEnds = new StreamEnds(bytes);
  }

  get catalog(): Dict | undefined {
    const found = this.resolve(this.index.trailerValue('Root'));
    return isDict(found) && (this.name(found, 'Type') === 'Catalog' || found.has('Pages')) ? found : undefined;
  }

  get information(): Dict | undefined {
    return dictOf(this.resolve(this.index.trailerValue('Info')));
  }

  get isProtected(): boolean {
    return this.decryption !== null;
  }

  /** The value itself, for a reference too. Null if it is missing. */
  resolve = (value: Value | undefined): Value => {
    let found: Value = value ?? null;
    for (let step = 0; found instanceof Ref; step++) {
      if (step > longestChain) return null;
      found = this.object(found.number);
    }
    return found;
  };

  /** The value of a key. Null if there is none. */
  get(dict: Dict | undefined, key: string): Value {
    return this.resolve(dict?.get(key));
  }

  /** The dictionary, or the dictionary of the stream, that a key has. */
  dict(dict: Dict | undefined, key: string): Dict | undefined {
    return dictOf(this.get(dict, key));
  }

  /** The array that a key has. Empty if there is none. */
  array(dict: Dict | undefined, key: string): Value[] {
    const found = this.get(dict, key);
    return Array.isArray(found) ? found : [];
  }

  /** The text of the name that a key has. */
  name(dict: Dict, key: string): string | undefined {
    return nameOf(this.get(dict, key));
  }

  /** The entries of a tree of names, without going in circles. */
  *namesIn(tree: Value): Generator<{ name: string; value: Value }> {
    const seen = new Set<Value>();
    const waiting: Value[] = [tree];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      const dict = dictOf(this.resolve(node));
      if (!dict || seen.has(dict)) continue;
      seen.add(dict);
      const names = this.array(dict, 'Names');
      for (let index = 0; index + 1 < names.length; index += 2)
        yield { name: textOf(this.resolve(names[index])), value: names[index + 1] ?? null };
      waiting.push(...this.array(dict, 'Kids').slice(0, 10_000).reverse());
    }
  }

  /**
   * What a stream unpacks to. Filters of pictures stay.
   * @throws TooComplex
   */
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

  object(number: number): Value {
    const known = this.read.get(number);
    if (known !== undefined) return known;
    const place = this.index.placeOf(number);
    if (place === undefined) this.incomplete = true;
    if (!place) return null;
    // Until it is read, an object that needs itself is null.
    this.read.set(number, null);
    const value = 'at' in place ? this.objectAt(place.at, number) : this.objectInside(place.inside, number);
    this.read.set(number, value);
    return value;
  }

  /** @throws Unlisted */
  objectAt(at: number, number: number): Value {
    const header = new Parser(this.bytes, at).objectHeader();
    if (header?.number !== number) return this.missing();
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
    const start = this.streamEnds.startAfter(parser.at);
    const end = this.streamEnds.endOf(start, this.get(value, 'Length'));
    if (end === null) this.incomplete = true;
    const raw = this.bytes.subarray(start, end ?? this.bytes.length);
    return new Stream(value, () => (decryption ? decryption.stream(raw, value, number, generation) : raw));
  }

  private objectInside(container: number, number: number): Value {
    const { bytes, starts } = this.container(container);
    const at = starts.get(number);
    return at === undefined ? null : new Parser(bytes, at).value();
  }

  /** The numbers of the objects in an object stream. */
  numbersInside(container: number): Iterable<number> {
    return this.container(container).starts.keys();
  }

  private container(number: number): Container {
    const known = this.containers.get(number);
    if (known) return known;
    const place = this.index.placeOf(number);
    const stream = place && 'at' in place ? this.object(number) : null;
    const opened = stream instanceof Stream ? this.openContainer(stream) : (this.missing() ?? noObjects);
    this.containers.set(number, opened);
    return opened;
  }

  private openContainer(stream: Stream): Container {
    const bytes = this.contents(stream);
    const first = this.get(stream.dict, 'First');
    const count = this.get(stream.dict, 'N');
    const starts = new Map<number, number>();
    const parser = new Parser(bytes, 0);
    for (let index = 0; index < Number(count); index++) {
      const [inside, at] = [parser.wholeNumber(), parser.wholeNumber()];
      if (inside === null || at === null) break;
      starts.set(inside, Number(first) + at);
    }
    return { bytes, starts };
  }

  private missing(): null {
    if (this.strict) throw new Unlisted();
    return null;
  }

  /**
   * Decrypts from now on, if the document is encrypted.
   * @throws NeedsPassword
   */
  decrypt(): void {
    if (this.decryption) return;
    const dict = dictOf(this.resolve(this.index.trailerValue('Encrypt')));
    if (!dict) return;
    const ids = this.resolve(this.index.trailerValue('ID'));
    const id = Array.isArray(ids) ? this.resolve(ids[0]) : null;
    this.decryption = Decryption.of(dict, id instanceof Buffer ? id : Buffer.alloc(0), this.resolve);
    // What was read so far was not decrypted.
    this.containers.clear();
    this.forget();
  }

  /** Reads objects once more, since their places have changed. */
  forget(): void {
    this.read.clear();
  }
}

/** An object stream, and where each object starts in it. */
interface Container {
  bytes: Buffer;
  starts: Map<number, number>;
}

const noObjects: Container = { bytes: Buffer.alloc(0), starts: new Map() };
