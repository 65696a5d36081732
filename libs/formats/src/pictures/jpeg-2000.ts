import type { Range } from '../ranges.js';
import { broken, incomplete } from './broken-picture.js';
import { withoutProfileMetadata } from './icc.js';

/** The boxes that the pixels and their colors need. */
const kept = new Set([
  ...['jP  ', 'ftyp', 'rreq', 'jp2h', 'ihdr', 'bpcc', 'colr', 'pclr', 'cmap', 'cdef', 'res ', 'resc', 'resd'],
  ...['jpch', 'jplh', 'cgrp', 'opct', 'creg', 'jp2c', 'ftbl', 'flst', 'mdat', 'free'],
]);
const parents = new Set(['jp2h', 'res ', 'jpch', 'jplh', 'cgrp', 'ftbl']);
/** Boxes in boxes. Pictures have three levels. */
const mostDepth = 8;
const mark = { start: 0xff4f, tile: 0xff90, comment: 0xff64, data: 0xff93, end: 0xffd9 } as const;

/**
 * A JPEG 2000 picture of the same size, in which every text is overwritten: boxes of XMP, texts and programs become free
 * space, comments become zeros.
 * @throws BrokenPicture
 */
export function cleanJpeg2000(bytes: Uint8Array): Uint8Array {
  const picture = Buffer.from(bytes);
  if (picture.length < 12) throw incomplete('A JPEG 2000 picture ends within its header.');
  if (picture.readUInt16BE(0) === mark.start) cleanCodes(picture, { from: 0, to: picture.length });
  else if (picture.toString('latin1', 4, 8) === 'jP  ') cleanBoxes(picture, { from: 0, to: picture.length });
  else throw broken('A JPEG 2000 picture starts with its signature.');
  return picture;
}

function cleanBoxes(picture: Buffer, { from, to }: Range, depth = 0): void {
  if (depth > mostDepth) throw broken('The boxes of a JPEG 2000 picture are too deep.');
  for (let at = from; at + 8 <= to;) {
    const type = picture.toString('latin1', at + 4, at + 8);
    const short = picture.readUInt32BE(at);
    if (short === 1 && at + 16 > to) throw incomplete('A JPEG 2000 picture ends within a box.');
    const size = short === 0 ? to - at : short === 1 ? Number(picture.readBigUInt64BE(at + 8)) : short;
    const body = { from: at + (short === 1 ? 16 : 8), to: at + size };
    if (body.to < body.from) throw broken('A box of a JPEG 2000 picture is shorter than its own header.');
    if (body.to > to) throw incomplete('A JPEG 2000 picture ends within a box.');
    if (!kept.has(type)) picture.write('free', at + 4, 'latin1');
    if (!kept.has(type) || type === 'free') picture.fill(0, body.from, body.to);
    else if (parents.has(type)) cleanBoxes(picture, body, depth + 1);
    else if (type === 'jp2c') cleanCodes(picture, body);
    else if (type === 'colr') cleanColors(picture, body);
    at = body.to;
  }
}

/** Methods 2 and 3 have an ICC profile after three bytes. */
function cleanColors(picture: Buffer, { from, to }: Range): void {
  if (picture[from] !== 2 && picture[from] !== 3) return;
  const profile = withoutProfileMetadata(picture.subarray(from + 3, to));
  if (profile !== null) picture.fill(0, from + 3, to).set(profile, from + 3);
}

/** The code stream: its head, then the parts of tiles, each with a head of its own. */
function cleanCodes(picture: Buffer, { from, to }: Range): void {
  let tile: Range | null = null;
  for (let at = from + 2; at + 4 <= to;) {
    const code = picture.readUInt16BE(at);
    if (code === mark.end || (code & 0xff00) !== 0xff00) return;
    if (code === mark.data) {
      if (tile === null || tile.to <= at) return;
      at = tile.to;
      continue;
    }
    const end = at + 2 + picture.readUInt16BE(at + 2);
    if (end > to) return;
    if (code === mark.comment) picture.fill(0, at + 6, end);
    if (code === mark.tile && end - at >= 10) {
      const size = picture.readUInt32BE(at + 6);
      tile = { from: at, to: size === 0 ? to : at + size };
    }
    at = end;
  }
}
