import { type Dict, Name, Ref, TooComplex, type Value } from './values.js';

/** No document for people nests its values deeper. */
const deepest = 200;

const blank = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) blank[byte] = 1;
/** Ends a name, number or keyword. */
const delimiter = new Uint8Array(256);
for (const byte of Buffer.from('()<>[]{}/%', 'latin1')) delimiter[byte] = 1;

const openDict = Symbol('<<');
const closeDict = Symbol('>>');
const closeArray = Symbol(']');
const end = Symbol('end');
type Mark = typeof closeDict | typeof closeArray | typeof end;

/** A word that is no value, such as `obj` or `stream`. */
class Word {
  constructor(readonly text: string) {}
}

/** Reads values from bytes. It forgives what PDF viewers forgive. */
export class Parser {
  constructor(
    private readonly bytes: Buffer,
    public at: number,
    private readonly decrypt: ((text: Buffer) => Buffer) | null = null,
  ) {}

  /** The next value. Whatever is no value reads as null. */
  value(): Value {
    const read = this.item(0);
    return typeof read === 'symbol' || read instanceof Word ? null : read;
  }

  /** The number and generation of the object that starts here, or null. Afterwards it stands behind `obj`. */
  objectHeader(): Ref | null {
    const number = this.wholeNumber();
    const generation = number === null ? null : this.wholeNumber();
    if (number === null || generation === null) return null;
    return this.skipWord('obj') ? new Ref(number, generation) : null;
  }

  /** Skips a word and returns whether it was there. */
  skipWord(word: string): boolean {
    this.skipBlanks();
    for (let index = 0; index < word.length; index++)
      if (this.bytes[this.at + index] !== word.charCodeAt(index)) return false;
    this.at += word.length;
    return true;
  }

  wholeNumber(): number | null {
    this.skipBlanks();
    let value = 0;
    const start = this.at;
    for (let byte = this.bytes[this.at]; isDigit(byte); byte = this.bytes[++this.at]) value = value * 10 + byte - 48;
    return this.at > start && this.at - start < 16 ? value : null;
  }

  /** The next byte that is neither blank nor in a comment; -1 at the end. */
  peek(): number {
    this.skipBlanks();
    return this.bytes[this.at] ?? -1;
  }

  private skipBlanks(): void {
    const { bytes } = this;
    for (;;) {
      const byte = bytes[this.at];
      if (byte === undefined) return;
      if (blank[byte]) this.at++;
      else if (byte === 37) this.skipLine();
      else return;
    }
  }

  private skipLine(): void {
    for (let byte = this.bytes[this.at]; byte !== undefined && byte !== 10 && byte !== 13; byte = this.bytes[this.at])
      this.at++;
  }

  private item(depth: number): Value | Word | Mark {
    if (depth > deepest) throw new TooComplex('values nested too deeply');
    const read = this.token();
    if (read === openDict) return this.dict(depth);
    if (read === openArray) return this.array(depth);
    if (typeof read === 'number' && Number.isInteger(read) && read >= 0) return this.refOr(read);
    return read;
  }

  private array(depth: number): Value[] {
    const items: Value[] = [];
    for (;;) {
      const read = this.item(depth + 1);
      if (read === end || read === closeArray) return items;
      if (read === closeDict) {
        // The array was never closed, so this closes the dictionary around it.
        this.at -= 2;
        return items;
      }
      if (read instanceof Word) {
        if (endsObject(read)) return this.back(read, items);
      } else items.push(read);
    }
  }

  private dict(depth: number): Dict {
    const dict: Dict = new Map();
    for (;;) {
      const key = this.token();
      if (key === end || key === closeDict) return dict;
      if (key instanceof Word && endsObject(key)) return this.back(key, dict);
      if (!(key instanceof Name)) continue;
      const read = this.item(depth + 1);
      if (read === end || read === closeDict) return dict;
      if (read instanceof Word) {
        if (endsObject(read)) return this.back(read, dict);
      } else if (typeof read !== 'symbol' && read !== null) dict.set(key.text, read);
    }
  }

  private back<T>(word: Word, value: T): T {
    this.at -= word.text.length;
    return value;
  }

  /** A reference, when another number and `R` follow. */
  private refOr(number: number): number | Ref {
    const start = this.at;
    const next = this.peek();
    if (isDigit(next)) {
      const generation = this.wholeNumber();
      if (generation !== null && this.peek() === 82) {
        const after = this.bytes[this.at + 1];
        if (after === undefined || blank[after] || delimiter[after]) {
          this.at++;
          return new Ref(number, generation);
        }
      }
    }
    this.at = start;
    return number;
  }

  private token(): Exclude<Value, Value[] | Dict> | Word | Mark | typeof openDict | typeof openArray {
    const { bytes } = this;
    const byte = this.peek();
    if (byte === -1) return end;
    this.at++;
    switch (byte) {
      case 47:
        return this.name();
      case 40:
        return this.literal();
      case 60:
        if (bytes[this.at] !== 60) return this.hex();
        this.at++;
        return openDict;
      case 62:
        if (bytes[this.at] !== 62) return new Word('>');
        this.at++;
        return closeDict;
      case 91:
        return openArray;
      case 93:
        return closeArray;
    }
    if (delimiter[byte]) return new Word(String.fromCharCode(byte));
    const start = this.at - 1;
    while (this.at < bytes.length && !blank[bytes[this.at] as number] && !delimiter[bytes[this.at] as number])
      this.at++;
    const text = bytes.toString('latin1', start, this.at);
    if (isDigit(byte) || byte === 43 || byte === 45 || byte === 46) return numberOf(text);
    if (text === 'true') return true;
    if (text === 'false') return false;
    if (text === 'null') return null;
    return new Word(text);
  }

  private name(): Name {
    const { bytes } = this;
    const start = this.at;
    while (this.at < bytes.length && !blank[bytes[this.at] as number] && !delimiter[bytes[this.at] as number])
      this.at++;
    const text = bytes.toString('latin1', start, this.at);
    return new Name(
      text.includes('#')
        ? text.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
        : text,
    );
  }

  private literal(): Buffer {
    const { bytes } = this;
    const read: number[] = [];
    let open = 1;
    while (this.at < bytes.length) {
      const byte = bytes[this.at++] as number;
      if (byte === 92) this.escape(read);
      else if (byte === 13) {
        if (bytes[this.at] === 10) this.at++;
        read.push(10);
      } else {
        if (byte === 40) open++;
        if (byte === 41 && --open === 0) break;
        read.push(byte);
      }
    }
    return this.decrypted(Buffer.from(read));
  }

  private escape(read: number[]): void {
    const { bytes } = this;
    const byte = bytes[this.at++];
    if (byte === undefined) return;
    if (byte >= 48 && byte <= 55) {
      let code = byte - 48;
      for (let more = 0; more < 2; more++) {
        const next = bytes[this.at];
        if (next === undefined || next < 48 || next > 55) break;
        code = code * 8 + next - 48;
        this.at++;
      }
      read.push(code & 255);
    } else if (byte === 13) {
      if (bytes[this.at] === 10) this.at++;
    } else if (byte !== 10) read.push(escapes.get(byte) ?? byte);
  }

  private hex(): Buffer {
    const close = this.bytes.indexOf(62, this.at);
    const stop = close === -1 ? this.bytes.length : close;
    const digits = this.bytes.toString('latin1', this.at, stop).replace(/[^0-9a-f]/gi, '');
    this.at = stop + 1;
    return this.decrypted(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'));
  }

  private decrypted(text: Buffer): Buffer {
    return this.decrypt ? this.decrypt(text) : text;
  }
}

const openArray = Symbol('[');

const escapes = new Map([
  [110, 10],
  [114, 13],
  [116, 9],
  [98, 8],
  [102, 12],
]);

const endsObject = ({ text }: Word) => text === 'endobj' || text === 'endstream' || text === 'stream';

const isDigit = (byte: number | undefined): byte is number => byte !== undefined && byte >= 48 && byte <= 57;

/** Viewers read numbers such as `--5`, `1.2.3` and `12-3` as far as they make sense. */
function numberOf(text: string): number {
  const number = Number(text);
  if (Number.isFinite(number) && !/[ex]/i.test(text)) return number;
  const [found] = /^[+-]*(\d+\.?\d*|\.\d+)/.exec(text) ?? ['0'];
  return Number(found.replace(/^[+-]*/, '')) * (text.startsWith('-') ? -1 : 1);
}
