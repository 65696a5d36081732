import { incomplete } from './broken-picture.js';
import { type JpegSegment, readJpeg } from './jpeg.js';

const marker = { frame: [0xc0, 0xc1], huffman: 0xc4, scan: 0xda, restarts: 0xdd };
/** A code has at most this many bits. */
const longestCode = 16;
const blockSide = 8;
const blockValues = 64;

interface Component {
  id: number;
  /** Blocks of this component in a unit of the whole picture, across and down. */
  across: number;
  down: number;
}

interface Frame {
  width: number;
  height: number;
  components: Component[];
}

/**
 * Checks that a JPEG ends with its end mark, or at least after its last pixel: some cameras leave the mark out, and
 * browsers show such a picture whole. Without the mark, a progressive picture counts as cut.
 * @throws BrokenPicture
 */
export function checkJpegPixels(bytes: Uint8Array): void {
  const { segments, ended } = readJpeg(bytes);
  if (!ended && !hasAllBlocks(segments)) throw incomplete('A JPEG ends before its last pixel.');
}

function hasAllBlocks(segments: readonly JpegSegment[]): boolean {
  const frame = frameOf(segments.find(({ marker: code }) => marker.frame.includes(code))?.body);
  const last = segments.findLastIndex(({ marker: code }) => code === marker.scan);
  if (frame === null || last === -1) return false;
  const before = segments.slice(0, last + 1);
  const scanned = new Set(before.flatMap(({ marker: code, body }) => (code === marker.scan ? scanIds(body) : [])));
  return frame.components.every(({ id }) => scanned.has(id)) && isWhole(frame, before);
}

function frameOf(body: Buffer | undefined): Frame | null {
  if (body === undefined || body.length < 6 || body.length < 6 + 3 * body[5]!) return null;
  const components = Array.from({ length: body[5]! }, (_, index) => {
    const at = 6 + 3 * index;
    return { id: body[at]!, across: body[at + 1]! >> 4, down: body[at + 1]! & 15 };
  });
  if (components.some(({ across, down }) => across === 0 || down === 0)) return null;
  return { height: body.readUInt16BE(1), width: body.readUInt16BE(3), components };
}

/** The components of a scan by their ids. */
function scanIds(header: Buffer): number[] {
  return Array.from({ length: header[0] ?? 0 }, (_, index) => header[1 + 2 * index] ?? -1);
}

/** Whether the last of the segments, a scan, has all its blocks. */
function isWhole(frame: Frame, segments: readonly JpegSegment[]): boolean {
  const { body, data } = segments.at(-1)!;
  const tables = tablesOf(segments);
  const parts = scanIds(body).map((id, index) => {
    const numbers = body[2 + 2 * index] ?? 0;
    return {
      component: frame.components.find((component) => component.id === id),
      first: tables.get(numbers >> 4),
      rest: tables.get(0x10 | (numbers & 15)),
    };
  });
  const units = parts.length === 0 ? 0 : unitsOf(frame, parts.length === 1 ? parts[0]!.component : undefined);
  const restarts = segments.findLast(({ marker: code, body: given }) => code === marker.restarts && given.length >= 2);
  const interval = restarts?.body.readUInt16BE(0) ?? 0;
  const bits = new ScanBits(data!);
  for (let unit = 0; unit < units; unit++) {
    if (interval > 0 && unit > 0 && unit % interval === 0) bits.skipRestart();
    for (const { component, first, rest } of parts) {
      if (component === undefined || first === undefined || rest === undefined) return false;
      const blocks = parts.length === 1 ? 1 : component.across * component.down;
      for (let block = 0; block < blocks && bits.isWhole; block++) bits.skipBlock(first, rest);
      if (!bits.isWhole) return false;
    }
  }
  return units > 0;
}

/** A scan of one component has its blocks in rows. A scan of several has units with some blocks of each. */
function unitsOf({ width, height, components }: Frame, alone: Component | undefined): number {
  const across = Math.max(...components.map((component) => component.across));
  const down = Math.max(...components.map((component) => component.down));
  const count = (pixels: number, part: number, most: number) =>
    Math.ceil(Math.ceil((pixels * part) / most) / blockSide);
  if (alone !== undefined) return count(width, alone.across, across) * count(height, alone.down, down);
  return Math.ceil(width / (blockSide * across)) * Math.ceil(height / (blockSide * down));
}

/** The tables of codes that hold at the end of the segments, by class and number. */
function tablesOf(segments: readonly JpegSegment[]): Map<number, Codes> {
  const tables = new Map<number, Codes>();
  for (const { marker: code, body } of segments) {
    if (code !== marker.huffman) continue;
    for (let at = 0; at + 1 + longestCode <= body.length;) {
      const counts = body.subarray(at + 1, at + 1 + longestCode);
      const from = at + 1 + longestCode;
      const to = from + counts.reduce((sum, count) => sum + count, 0);
      tables.set(body[at]!, new Codes(counts, body.subarray(from, to)));
      at = to;
    }
  }
  return tables;
}

/** Huffman codes: how many there are of each length, and their values from the shortest code to the longest. */
class Codes {
  constructor(
    private readonly counts: Buffer,
    private readonly values: Buffer,
  ) {}

  /** The value of the next code. Null when no code starts like that. */
  next(bits: ScanBits): number | null {
    let code = 0;
    let first = 0;
    let index = 0;
    for (const count of this.counts) {
      code |= bits.next();
      if (code - first < count) return this.values[index + code - first] ?? null;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return null;
  }
}

/** The bits of a scan, without the zeros after each 0xff. */
class ScanBits {
  isWhole = true;
  #at = 0;
  #byte = 0;
  #left = 0;

  constructor(private readonly data: Buffer) {}

  next(): number {
    if (this.#left === 0) this.#load();
    this.#left -= 1;
    return (this.#byte >> this.#left) & 1;
  }

  /** A block: the size of its first value, then runs of zeros with the size of the value after them. */
  skipBlock(first: Codes, rest: Codes): void {
    this.#skip(first.next(this));
    for (let value = 1; value < blockValues && this.isWhole;) {
      const code = rest.next(this);
      const [zeros, size] = [(code ?? 0) >> 4, (code ?? 0) & 15];
      this.#skip(code === null ? null : size);
      if (size === 0 && zeros < 15) return;
      value += zeros + 1;
    }
  }

  /** A restart starts with a mark of its own, at a whole byte. */
  skipRestart(): void {
    this.#left = 0;
    const code = this.data[this.#at] === 0xff ? this.data[this.#at + 1] : undefined;
    if (code === undefined || code < 0xd0 || code > 0xd7) this.isWhole = false;
    this.#at += 2;
  }

  /** Null if no table has the code. */
  #skip(size: number | null): void {
    if (size === null) this.isWhole = false;
    for (let bit = 0; bit < (size ?? 0); bit++) this.next();
  }

  #load(): void {
    const byte = this.data[this.#at];
    const isStuffed = byte === 0xff && this.data[this.#at + 1] === 0;
    if (byte === undefined || (byte === 0xff && !isStuffed)) this.isWhole = false;
    this.#byte = byte ?? 0;
    this.#at += isStuffed ? 2 : 1;
    this.#left = 8;
  }
}
