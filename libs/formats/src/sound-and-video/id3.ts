import { decodedText } from '../decoded-text.js';
import type { FoundTexts } from '../found-texts.js';
import { places } from '../metadata-places.js';
import type { Range } from '../ranges.js';
import type { MediaFile } from './media-file.js';

const id3Header = 10;
const apeFooter = 32;
/** Pictures make tags larger, but texts come before them or are short. */
const mostRead = 8 * 1024 * 1024;

const frames: Readonly<Record<string, string>> = {
  TPE1: places.author,
  TPE2: places.author,
  TPE3: places.author,
  TCOM: places.author,
  TEXT: places.author,
  TOLY: places.author,
  TOPE: places.author,
  TOWN: places.author,
  TP1: places.author,
  TCM: places.author,
  TIT1: places.title,
  TIT2: places.title,
  TIT3: places.title,
  TT2: places.title,
  TALB: places.album,
  TAL: places.album,
  TCOP: places.copyright,
  TPUB: places.credit,
  TENC: places.software,
  TSSE: places.software,
  TEN: places.software,
  COMM: places.comment,
  COM: places.comment,
  USLT: places.comment,
  TXXX: places.comment,
  WXXX: places.contact,
  WOAR: places.contact,
  TRSN: places.location,
};

/**
 * The part of a recording between the tags at its start and its end: ID3, APE and Lyrics3. Finds what they name.
 */
export async function withoutTags(file: MediaFile, found: FoundTexts): Promise<Range> {
  let from = 0;
  for (let size = await id3At(file, from, found); size > 0; size = await id3At(file, from, found)) from += size;
  let to = file.size;
  for (let size = await tagBefore(file, to, found); size > 0 && to - size >= from;) {
    to -= size;
    size = await tagBefore(file, to, found);
  }
  return { from, to };
}

/** Texts of a tag in the second version of ID3. The chunk "id3 " of WAV has one as well. */
export function findInId3(tag: Buffer, found: FoundTexts): void {
  const version = tag[3]!;
  const idSize = version === 2 ? 3 : 4;
  const headerSize = version === 2 ? 6 : 10;
  for (let at = id3Header; at + headerSize < tag.length && tag[at] !== 0;) {
    const id = tag.toString('latin1', at, at + idSize);
    const size =
      version === 2 ? tag.readUIntBE(at + 3, 3) : version === 3 ? tag.readUInt32BE(at + 4) : syncSafe(tag, at + 4);
    const body = tag.subarray(at + headerSize, at + headerSize + size);
    if (frames[id] !== undefined) for (const text of textsOf(id, body)) found.add(frames[id], text);
    at += headerSize + size;
  }
}

async function id3At(file: MediaFile, at: number, found: FoundTexts): Promise<number> {
  const header = await file.read(at, id3Header);
  if (header.length < id3Header || header.toString('latin1', 0, 3) !== 'ID3' || header[3] === 0xff) return 0;
  const hasFooter = (header[5]! & 0x10) !== 0;
  const size = id3Header + syncSafe(header, 6) + (hasFooter ? id3Header : 0);
  findInId3(await file.read(at, Math.min(size, mostRead)), found);
  return Math.min(size, file.size - at);
}

/** The size of the tag that ends there. Zero when there is none. */
async function tagBefore(file: MediaFile, to: number, found: FoundTexts): Promise<number> {
  const from = Math.max(0, to - 256);
  const end = await file.read(from, to - from);
  const back = (size: number) => end.subarray(Math.max(0, end.length - size));
  if (end.length >= 128 && startsWith(back(128), 'TAG')) {
    findInOldId3(back(128), found);
    return 128;
  }
  if (end.length >= 227 && startsWith(back(227), 'TAG+')) return 227;
  if (startsWith(back(9), 'LYRICS200')) return Number(back(15).toString('latin1', 0, 6)) + 15 || 0;
  if (startsWith(back(10), '3DI')) return syncSafe(back(10), 6) + 2 * id3Header;
  if (!startsWith(back(apeFooter), 'APETAGEX')) return 0;
  const footer = back(apeFooter);
  const size = footer.readUInt32LE(12);
  const whole = size + ((footer.readUInt32LE(20) & 0x80000000) === 0 ? 0 : apeFooter);
  if (size <= mostRead && size <= to) findInApe(await file.read(to - size, size - apeFooter), found);
  return Math.min(whole, to);
}

function findInOldId3(tag: Buffer, found: FoundTexts): void {
  const text = (from: number, to: number) => tag.toString('latin1', from, to).split('\0')[0]!;
  found.add(places.title, text(3, 33));
  found.add(places.author, text(33, 63));
  found.add(places.album, text(63, 93));
  found.add(places.comment, text(97, 127));
}

function findInApe(items: Buffer, found: FoundTexts): void {
  const names: Readonly<Record<string, string>> = {
    artist: places.author,
    composer: places.author,
    title: places.title,
    album: places.album,
    copyright: places.copyright,
    comment: places.comment,
  };
  for (let at = 0; at + 9 < items.length;) {
    const size = items.readUInt32LE(at);
    const end = items.indexOf(0, at + 8);
    if (end === -1) return;
    const place = names[items.toString('latin1', at + 8, end).toLowerCase()];
    if (place !== undefined) found.add(place, decodedText(items.subarray(end + 1, end + 1 + size)));
    at = end + 1 + size;
  }
}

/** A text starts with its character set. Comments have a language and a description before the text. */
function textsOf(id: string, body: Buffer): string[] {
  if (body.length < 2) return [];
  if (id === 'WOAR') return [decodedText(body)];
  const set = body[0]!;
  const text = body.subarray(['COMM', 'COM', 'USLT'].includes(id) ? 4 : 1);
  const decoded =
    set === 1 || set === 2
      ? new TextDecoder(set === 2 || startsWith(text, '\xfe\xff') ? 'utf-16be' : 'utf-16le').decode(text)
      : decodedText(text);
  const parts = decoded.split('\0').map((part) => part.replace(/^[\ufeff\ufffe]/, ''));
  // The description of these comes first, and says nothing without the text.
  return ['COMM', 'COM', 'USLT', 'TXXX', 'WXXX'].includes(id) ? parts.slice(1) : parts;
}

function syncSafe(bytes: Buffer, at: number): number {
  return [0, 1, 2, 3].reduce((size, index) => size * 128 + (bytes[at + index]! & 0x7f), 0);
}

function startsWith(bytes: Buffer, text: string): boolean {
  return bytes.toString('latin1', 0, text.length) === text;
}
