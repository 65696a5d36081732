import { decodedText } from '../decoded-text.js';
import type { FoundTexts } from '../found-texts.js';
import { places } from '../metadata-places.js';

const header = 'Photoshop 3.0\0';
const iptcResource = 0x0404;
const datasets: Readonly<Record<number, string>> = {
  5: places.title,
  25: places.keyword,
  40: places.comment,
  80: places.author,
  85: places.authorPosition,
  90: places.location,
  92: places.location,
  95: places.location,
  101: places.location,
  105: places.title,
  110: places.credit,
  115: places.credit,
  116: places.copyright,
  118: places.contact,
  120: places.caption,
  122: places.captionWriter,
};

/** Finds names and places in the segment that Photoshop and news agencies write. */
export function findInIptc(segment: Buffer, found: FoundTexts): void {
  if (segment.toString('latin1', 0, header.length) !== header) return;
  for (let at = header.length; at + 12 <= segment.length && segment.toString('latin1', at, at + 4) === '8BIM';) {
    const id = segment.readUInt16BE(at + 4);
    const nameSize = 1 + segment[at + 6]!;
    const sizeAt = at + 6 + nameSize + (nameSize % 2);
    if (sizeAt + 4 > segment.length) return;
    const size = segment.readUInt32BE(sizeAt);
    if (id === iptcResource) findInRecords(segment.subarray(sizeAt + 4, sizeAt + 4 + size), found);
    at = sizeAt + 4 + size + (size % 2);
  }
}

function findInRecords(records: Buffer, found: FoundTexts): void {
  for (let at = 0; at + 5 <= records.length && records[at] === 0x1c;) {
    const size = records.readUInt16BE(at + 3);
    const place = records[at + 1] === 2 ? datasets[records[at + 2]!] : undefined;
    if (place !== undefined) found.add(place, decodedText(records.subarray(at + 5, at + 5 + size)));
    at += 5 + size;
  }
}
