import { broken, incomplete } from './broken-picture.js';

const extension = { text: 0x01, control: 0xf9, comment: 0xfe, application: 0xff } as const;
/** The applications that say how often an animation is repeated. */
const loops = ['NETSCAPE2.0', 'ANIMEXTS1.0'];

/**
 * A GIF with its pictures and the repeats of its animation, and nothing else: no comments, texts or data of programs.
 * @throws BrokenPicture
 */
export function cleanGif(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!['GIF87a', 'GIF89a'].includes(file.toString('latin1', 0, 6))) throw broken('A GIF starts with its version.');
  if (file.length < 13) throw incomplete('A GIF ends within its header.');
  const start = 13 + sizeOfColors(file[10]!);
  const parts = [file.subarray(0, start)];
  let pictures = 0;
  for (let at = start; ;) {
    if (at >= file.length) throw incomplete('A GIF ends before its end mark.');
    const kind = file[at];
    if (kind === 0x3b) {
      if (pictures === 0) throw broken('A GIF has at least one picture.');
      return Buffer.concat([...parts, Buffer.from([0x3b])]);
    }
    if (kind !== 0x2c && kind !== 0x21) throw broken('A block of a GIF has no known kind.');
    if (kind === 0x2c) pictures += 1;
    const end = kind === 0x2c ? endOfPicture(file, at) : endOfBlocks(file, at + 2);
    if (kind === 0x2c || file[at + 1] === extension.control) parts.push(file.subarray(at, end));
    else if (file[at + 1] === extension.application) parts.push(loopOf(file.subarray(at, end)));
    at = end;
  }
}

function sizeOfColors(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

function endOfPicture(file: Buffer, at: number): number {
  if (at + 10 > file.length) throw incomplete('A GIF ends within a picture.');
  return endOfBlocks(file, at + 10 + sizeOfColors(file[at + 9]!) + 1);
}

function endOfBlocks(file: Buffer, from: number): number {
  let at = from;
  while (at < file.length && file[at] !== 0) at += 1 + file[at]!;
  if (at >= file.length) throw incomplete('A GIF ends within a block.');
  return at + 1;
}

/** The block that says how often an animation is repeated, without anything else in it. Empty for other blocks. */
function loopOf(block: Buffer): Buffer {
  if (block[2] !== 11 || !loops.includes(block.toString('latin1', 3, 14))) return Buffer.alloc(0);
  if (block[14] !== 3 || block[15] !== 1) return Buffer.alloc(0);
  return Buffer.concat([block.subarray(0, 18), Buffer.from([0])]);
}
