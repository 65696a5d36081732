import { once } from 'node:events';
import { crc32, createInflate } from 'node:zlib';
import { broken, incomplete } from './broken-picture.js';
import { readPng } from './png.js';

const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Where the first pixel of each pass of an interlaced picture stands, and how far the next ones are apart. */
const passes = [
  { x: 0, y: 0, right: 8, down: 8 },
  { x: 4, y: 0, right: 8, down: 8 },
  { x: 0, y: 4, right: 4, down: 8 },
  { x: 2, y: 0, right: 4, down: 4 },
  { x: 0, y: 2, right: 2, down: 4 },
  { x: 1, y: 0, right: 2, down: 2 },
  { x: 0, y: 1, right: 1, down: 2 },
];

/**
 * Checks that a PNG has all its pixels, without keeping them.
 * @throws BrokenPicture
 */
export async function checkPngPixels(bytes: Uint8Array): Promise<void> {
  const chunks = readPng(bytes);
  for (const { type, body, whole } of chunks)
    if (/^[A-Z]/.test(type) && crc32(whole.subarray(4, -4)) !== whole.readUInt32BE(8 + body.length))
      throw broken('A chunk of a PNG is damaged.');
  const size = await inflatedSize(chunks.filter((chunk) => chunk.type === 'IDAT').map((chunk) => chunk.body));
  if (size < sizeOfRows(chunks[0]!.body)) throw incomplete('A PNG has fewer pixels than its header says.');
}

async function inflatedSize(parts: readonly Buffer[]): Promise<number> {
  const inflate = createInflate();
  let size = 0;
  inflate.on('data', (part: Buffer) => (size += part.length));
  const ended = once(inflate, 'end');
  try {
    // Waiting for each part keeps what is not yet inflated small.
    for (const part of parts) if (!inflate.write(part)) await Promise.race([once(inflate, 'drain'), ended]);
    inflate.end();
    await ended;
    return size;
  } catch (error) {
    ended.catch(() => {});
    throw (error as { code?: string }).code === 'Z_BUF_ERROR'
      ? incomplete('The pixels of a PNG end too early.')
      : broken('The pixels of a PNG are damaged.');
  }
}

function sizeOfRows(header: Buffer): number {
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const bits = header[8]! * (samples[header[9]!] ?? 1);
  const rows = (columns: number, lines: number) => (columns === 0 ? 0 : lines * (1 + Math.ceil((columns * bits) / 8)));
  if (header[12] !== 1) return rows(width, height);
  return passes.reduce(
    (sum, { x, y, right, down }) =>
      sum + rows(Math.max(0, Math.ceil((width - x) / right)), Math.max(0, Math.ceil((height - y) / down))),
    0,
  );
}
