import { decodedText } from '../decoded-text.js';
import type { FoundTexts } from '../found-texts.js';
import { places } from '../metadata-places.js';

const names: Readonly<Record<string, string>> = {
  ARTIST: places.author,
  AUTHOR: places.author,
  ALBUMARTIST: places.author,
  COMPOSER: places.author,
  PERFORMER: places.author,
  TITLE: places.title,
  ALBUM: places.album,
  COPYRIGHT: places.copyright,
  ORGANIZATION: places.credit,
  CONTACT: places.contact,
  LOCATION: places.location,
  DESCRIPTION: places.caption,
  COMMENT: places.comment,
  ENCODER: places.software,
};

/** Finds what the comments of Ogg, Opus and FLAC name: a vendor, then pairs of names and values. */
export function findInVorbisComments(bytes: Buffer, found: FoundTexts): void {
  if (bytes.length < 8) return;
  let at = 4 + bytes.readUInt32LE(0);
  if (at + 4 > bytes.length) return;
  const count = bytes.readUInt32LE(at);
  at += 4;
  for (let index = 0; index < count && at + 4 <= bytes.length; index++) {
    const size = bytes.readUInt32LE(at);
    const comment = decodedText(bytes.subarray(at + 4, at + 4 + size));
    const place = names[comment.slice(0, comment.indexOf('=')).toUpperCase()];
    if (place !== undefined) found.add(place, comment.slice(comment.indexOf('=') + 1));
    at += 4 + size;
  }
}
