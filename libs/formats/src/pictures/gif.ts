import { broken, incomplete } from './broken-picture.js';

const picture = 0x2c;
const end = 0x3b;
const extension = 0x21;
const label = { control: 0xf9, comment: 0xfe, application: 0xff } as const;
/** The applications that say how often an animation is repeated. */
const loops = ['NETSCAPE2.0', 'ANIMEXTS1.0'];
const xmpApplication = 'XMP DataXMP';

interface GifBlock {
  /** The label of an extension. Null for a picture. */
  label: number | null;
  whole: Buffer;
}

interface GifFile {
  header: Buffer;
  blocks: GifBlock[];
}

/**
 * A GIF with its pictures and the repeats of its animation, and nothing else: no comments, texts or data of programs.
 * @throws BrokenPicture
 */
export function cleanGif(bytes: Uint8Array): Uint8Array {
  const { header, blocks } = readGif(bytes);
  return Buffer.concat([header, ...blocks.map(cleanBlock), Buffer.from([end])]);
}

/**
 * The texts in a GIF.
 * @throws BrokenPicture
 */
export function gifTexts(bytes: Uint8Array): { comments: Buffer[]; xmp: Buffer[] } {
  const { blocks } = readGif(bytes);
  return {
    comments: blocks.filter((block) => block.label === label.comment).map(({ whole }) => joined(whole.subarray(2))),
    // XMP is not cut into blocks. The 258 bytes after it make it readable for programs that do not know that.
    xmp: blocks.filter((block) => applicationOf(block) === xmpApplication).map(({ whole }) => whole.subarray(14, -258)),
  };
}

function readGif(bytes: Uint8Array): GifFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!['GIF87a', 'GIF89a'].includes(file.toString('latin1', 0, 6))) throw broken('A GIF starts with its version.');
  if (file.length < 13) throw incomplete('A GIF ends within its header.');
  const start = 13 + sizeOfColors(file[10]!);
  const blocks: GifBlock[] = [];
  for (let at = start; file[at] !== end;) {
    if (at >= file.length) throw incomplete('A GIF ends before its end mark.');
    if (file[at] !== picture && file[at] !== extension) throw broken('A block of a GIF has no known kind.');
    const isPicture = file[at] === picture;
    const next = isPicture ? endOfPicture(file, at) : endOfBlocks(file, at + 2);
    blocks.push({ label: isPicture ? null : file[at + 1]!, whole: file.subarray(at, next) });
    at = next;
  }
  if (!blocks.some((block) => block.label === null)) throw broken('A GIF has at least one picture.');
  return { header: file.subarray(0, start), blocks };
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

function cleanBlock(block: GifBlock): Buffer {
  if (block.label === null || block.label === label.control) return block.whole;
  return loops.includes(applicationOf(block) ?? '') ? loopOf(block.whole) : Buffer.alloc(0);
}

function applicationOf({ label: name, whole }: GifBlock): string | null {
  return name === label.application && whole[2] === 11 ? whole.toString('latin1', 3, 14) : null;
}

/** The block that says how often an animation is repeated, without anything else in it. Empty where it does not say so. */
function loopOf(block: Buffer): Buffer {
  if (block[14] !== 3 || block[15] !== 1) return Buffer.alloc(0);
  return Buffer.concat([block.subarray(0, 18), Buffer.from([0])]);
}

function joined(blocks: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < blocks.length && blocks[at] !== 0; at += 1 + blocks[at]!)
    parts.push(blocks.subarray(at + 1, at + 1 + blocks[at]!));
  return Buffer.concat(parts);
}
