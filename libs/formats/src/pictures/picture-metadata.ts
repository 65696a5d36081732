import { inflateSync } from 'node:zlib';
import type { FoundMetadata } from '../format.js';
import { decodedText } from '../decoded-text.js';
import { FoundTexts } from '../found-texts.js';
import { places } from '../metadata-places.js';
import { BrokenPicture } from './broken-picture.js';
import { findInExif } from './exif.js';
import { gifTexts } from './gif.js';
import { readHeic } from './heic.js';
import { findInIptc } from './iptc.js';
import { exifOf, readJpeg } from './jpeg.js';
import { readPng } from './png.js';
import { readWebp } from './webp.js';
import { findInXmp } from '../xmp.js';

const xmpHeader = 'http://ns.adobe.com/xap/1.0/\0';
const mostText = 4_000_000;
/** Keywords of PNG that have a name of their own here. */
const keywords: Readonly<Record<string, string>> = {
  author: places.author,
  artist: places.author,
  copyright: places.copyright,
  description: places.caption,
  title: places.title,
  software: places.software,
  source: places.device,
};

/** Finds who took a picture, where and with what, as far as it can be read. */
export function pictureMetadata(bytes: Uint8Array, mediaType: string): FoundMetadata[] {
  const found = new FoundTexts();
  try {
    finders[mediaType]?.(bytes, found);
  } catch (error) {
    if (!(error instanceof BrokenPicture)) throw error;
  }
  return found.all;
}

const finders: Readonly<Record<string, (bytes: Uint8Array, found: FoundTexts) => void>> = {
  'image/jpeg': findInJpeg,
  'image/png': findInPng,
  'image/gif': findInGif,
  'image/webp': findInWebp,
  'image/heic': findInHeic,
};

function findInJpeg(bytes: Uint8Array, found: FoundTexts): void {
  const { segments } = readJpeg(bytes);
  const exif = exifOf(segments);
  if (exif !== null) findInExif(exif, found);
  for (const { marker, body } of segments) {
    if (marker === 0xfe) found.add(places.comment, decodedText(body));
    if (marker === 0xed) findInIptc(body, found);
    if (marker === 0xe1 && body.toString('latin1', 0, xmpHeader.length) === xmpHeader)
      findInXmp(body.subarray(xmpHeader.length), found);
  }
}

function findInPng(bytes: Uint8Array, found: FoundTexts): void {
  for (const { type, body } of readPng(bytes)) {
    if (type === 'eXIf') findInExif(body, found);
    if (!['tEXt', 'zTXt', 'iTXt'].includes(type)) continue;
    const end = body.indexOf(0);
    if (end === -1) continue;
    const keyword = decodedText(body.subarray(0, end));
    const text = pngText(type, body.subarray(end + 1));
    if (keyword === 'XML:com.adobe.xmp') findInXmp(text, found);
    else if (!/date|time|raw profile/i.test(keyword))
      found.add(keywords[keyword.toLowerCase()] ?? places.comment, decodedText(text));
  }
}

/** After the keyword: the method of compression in zTXt; in iTXt two flags, a language and a translated keyword. */
function pngText(type: string, rest: Buffer): Buffer {
  if (type === 'tEXt') return rest;
  if (type === 'zTXt') return inflated(rest.subarray(1));
  const translated = rest.indexOf(0, 2) + 1;
  const text = rest.subarray(rest.indexOf(0, translated) + 1);
  return rest[0] === 1 ? inflated(text) : text;
}

function inflated(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: mostText });
  } catch {
    return Buffer.alloc(0);
  }
}

function findInGif(bytes: Uint8Array, found: FoundTexts): void {
  const { comments, xmp } = gifTexts(bytes);
  for (const comment of comments) found.add(places.comment, decodedText(comment));
  for (const packet of xmp) findInXmp(packet, found);
}

function findInWebp(bytes: Uint8Array, found: FoundTexts): void {
  for (const { type, body } of readWebp(bytes)) {
    if (type === 'EXIF') findInExif(body, found);
    if (type === 'XMP ') findInXmp(body, found);
  }
}

function findInHeic(bytes: Uint8Array, found: FoundTexts): void {
  const { exif, xmp } = readHeic(bytes);
  if (exif !== null) findInExif(exif, found);
  if (xmp !== null) findInXmp(xmp, found);
}
