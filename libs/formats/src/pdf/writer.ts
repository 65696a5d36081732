import { closeSync, openSync, writeSync } from 'node:fs';
import type { Objects } from './objects.js';
import { isHolder, Name, Ref, Stream, type Value } from './values.js';

/** How many bytes are written at once. */
const portion = 4_000_000;

/**
 * Writes a document that holds exactly what its catalog leads to, in that order. The same document gives the same
 * bytes, and so does the written one.
 * @param isLeftOut whether nothing may lead to this value
 */
export function writeDocument(
  path: string,
  version: string,
  objects: Objects,
  catalog: Value,
  isLeftOut: (value: Value) => boolean,
): void {
  const order = numbered(objects, catalog, isLeftOut);
  const values = [catalog, ...order.values];
  const target = new Target(path);
  try {
    target.write(Buffer.from(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`, 'latin1'));
    const starts = values.map((value, index) => {
      const start = target.size;
      target.write(`${index + 1} 0 obj\n`);
      if (value instanceof Stream) writeStream(target, value, order);
      else target.write(written(value, order));
      target.write('\nendobj\n');
      return start;
    });
    const list = target.size;
    target.write(`xref\n0 ${values.length + 1}\n0000000000 65535 f \n`);
    for (const start of starts) target.write(`${String(start).padStart(10, '0')} 00000 n \n`);
    target.write(`trailer\n<</Size ${values.length + 1}/Root 1 0 R>>\nstartxref\n${list}\n%%EOF\n`);
    target.flush();
  } finally {
    target.close();
  }
}

class Target {
  private readonly file: number;
  private parts: Buffer[] = [];
  private waiting = 0;
  size = 0;

  constructor(path: string) {
    this.file = openSync(path, 'w', 0o600);
  }

  write(part: Buffer | string): void {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    this.parts.push(bytes);
    this.waiting += bytes.length;
    this.size += bytes.length;
    if (this.waiting >= portion) this.flush();
  }

  flush(): void {
    const bytes = this.parts.length === 1 ? (this.parts[0] as Buffer) : Buffer.concat(this.parts);
    for (let at = 0; at < bytes.length;) at += writeSync(this.file, bytes, at);
    this.parts = [];
    this.waiting = 0;
  }

  close(): void {
    closeSync(this.file);
  }
}

interface Order {
  /** All numbered objects but the catalog. */
  values: Value[];
  /** What is written in the place of a value: a new reference, the value itself, or nothing. */
  put: (value: Value) => Value;
}

/** Numbers what the catalog leads to. */
function numbered(objects: Objects, catalog: Value, isLeftOut: (value: Value) => boolean): Order {
  const numbers = new Map<Value, Ref>([[catalog, new Ref(1, 0)]]);
  const values: Value[] = [];
  const put = (value: Value): Value => {
    const target = objects.resolve(value);
    if (isLeftOut(target)) return null;
    if (!(value instanceof Ref) && !(target instanceof Stream)) return target;
    // Small values are written where they are used.
    if (!isHolder(target)) return target;
    const known = numbers.get(target);
    if (known) return known;
    const number = new Ref(values.push(target) + 1, 0);
    numbers.set(target, number);
    return number;
  };
  const follow = (value: Value): void => {
    if (value instanceof Stream) followAll(value.dict.values());
    else if (value instanceof Map) followAll(value.values());
    else if (Array.isArray(value)) followAll(value);
  };
  const followAll = (children: Iterable<Value>): void => {
    for (const child of children) {
      const inPlace = put(child);
      if (!(inPlace instanceof Ref)) follow(inPlace);
    }
  };
  follow(catalog);
  // The list grows while objects are followed.
  for (const value of values) follow(value);
  return { values, put };
}

function writeStream(target: Target, stream: Stream, order: Order): void {
  const bytes = stream.read();
  stream.dict.set('Length', bytes.length);
  target.write(`${written(stream.dict, order)}\nstream\n`);
  target.write(bytes);
  target.write('\nendstream');
}

function written(value: Value, order: Order): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  if (value instanceof Name) return nameText(value.text);
  if (value instanceof Ref) return `${value.number} 0 R`;
  if (value instanceof Buffer) return stringText(value);
  if (Array.isArray(value)) return `[${value.map((item) => written(order.put(item), order)).join(' ')}]`;
  if (!(value instanceof Map)) return 'null';
  const entries: string[] = [];
  for (const [key, item] of value) {
    const inPlace = order.put(item);
    if (inPlace !== null) entries.push(`${nameText(key)} ${written(inPlace, order)}`);
  }
  return `<<${entries.join(' ')}>>`;
}

function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value === 0 ? 0 : value);
  const text = Math.max(-1e15, Math.min(1e15, value))
    .toFixed(8)
    .replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

const nameText = (text: string): string =>
  `/${text.replace(/[^!-~]|[#()<>[\]{}/%]/g, (char) => `#${char.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;

function stringText(bytes: Buffer): string {
  if (bytes.some((byte) => byte < 32 || byte > 126)) return `<${bytes.toString('hex')}>`;
  return `(${bytes.toString('latin1').replace(/[\\()]/g, '\\$&')})`;
}
