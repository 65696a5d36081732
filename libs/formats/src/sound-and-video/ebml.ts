import { BrokenMedia } from './media-facts.js';
import type { MediaFile } from './media-file.js';

export const unknownSize = Infinity;

/** An element of EBML, the binary XML of Matroska and WebM. */
export interface Element {
  id: number;
  from: number;
  body: number;
  /** Infinity where a program that recorded live did not know it. */
  to: number;
}

/** The element at a place of the file. Null where the file ends. */
export async function elementAt(file: MediaFile, at: number): Promise<Element | null> {
  const header = await file.read(at, 12);
  if (header.length < 2) return null;
  const idSize = widthOf(header[0]!);
  const sizeSize = widthOf(header[idSize] ?? 0);
  if (idSize > 4 || sizeSize > 8) throw new BrokenMedia('broken', 'An element of EBML has no id or size.');
  if (header.length < idSize + sizeSize) throw new BrokenMedia('incomplete', 'A WebM ends within an element.');
  const id = header.readUIntBE(0, idSize);
  let size = header[idSize]! & (0xff >> sizeSize);
  let isUnknown = size === 0xff >> sizeSize;
  for (let index = 1; index < sizeSize; index++) {
    const byte = header[idSize + index]!;
    isUnknown &&= byte === 0xff;
    size = size * 256 + byte;
  }
  const body = at + idSize + sizeSize;
  return { id, from: at, body, to: isUnknown ? unknownSize : body + size };
}

/** The elements inside of an element whose size is known. */
export async function* elementsIn(
  file: MediaFile,
  { body, to }: { body: number; to: number },
): AsyncGenerator<Element> {
  for (let at = body; at < to;) {
    const element = await elementAt(file, at);
    if (element === null) return;
    if (element.to > to) throw new BrokenMedia('broken', 'An element of EBML is longer than its parent.');
    yield element;
    at = element.to;
  }
}

/** An element that says nothing, of the size of another one: its header alone. The rest is zeros. */
export function voidHeader({ from, to }: { from: number; to: number }): Buffer {
  const size = to - from;
  if (size - 2 < 127) return Buffer.from([0xec, 0x80 | (size - 2)]);
  const header = Buffer.alloc(9);
  header[0] = 0xec;
  header[1] = 1;
  header.writeUIntBE(size - 9, 3, 6);
  return header;
}

function widthOf(byte: number): number {
  return Math.clz32(byte) - 24 + 1;
}
