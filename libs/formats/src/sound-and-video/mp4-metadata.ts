import { decodedText } from '../decoded-text.js';
import type { FoundTexts } from '../found-texts.js';
import { places } from '../metadata-places.js';
import { findInXmp } from '../xmp.js';
import type { Box, Boxes } from './mp4-boxes.js';

/** What QuickTime, iTunes and 3GP call a text. */
const texts: Readonly<Record<string, string>> = {
  '\xa9nam': places.title,
  '\xa9ART': places.author,
  '\xa9aut': places.author,
  '\xa9wrt': places.author,
  '\xa9dir': places.author,
  '\xa9prd': places.author,
  '\xa9prf': places.author,
  aART: places.author,
  auth: places.author,
  perf: places.author,
  '\xa9cpy': places.copyright,
  cprt: places.copyright,
  '\xa9alb': places.album,
  albm: places.album,
  '\xa9cmt': places.comment,
  '\xa9inf': places.comment,
  '\xa9des': places.caption,
  desc: places.caption,
  ldes: places.caption,
  dscp: places.caption,
  titl: places.title,
  name: places.track,
  '\xa9key': places.keyword,
  '\xa9xyz': places.position,
  '\xa9mak': places.device,
  '\xa9mod': places.device,
  manu: places.device,
  modl: places.device,
  SDLN: places.device,
  CAME: places.cameraNumber,
  '\xa9swr': places.software,
  '\xa9too': places.software,
  '\xa9enc': places.software,
  '\xa9own': places.owner,
  ownr: places.owner,
};
/** The last words of names such as "com.apple.quicktime.location.ISO6709". */
const keys: readonly (readonly [RegExp, string])[] = [
  [/location\.ISO6709$/i, places.position],
  [/location\.name$|location\.body$/i, places.location],
  [/author$|artist$|creator$|producer$|director$/i, places.author],
  [/make$|model$|manufacturer$/i, places.device],
  [/owner$/i, places.owner],
  [/serial/i, places.cameraNumber],
  [/software$|encoder$/i, places.software],
  [/title$|displayname$/i, places.title],
  [/comment$|information$/i, places.comment],
  [/description$/i, places.caption],
  [/copyright$/i, places.copyright],
  [/keywords$/i, places.keyword],
  [/album$/i, places.album],
];

const xmpId = 'be7acfcb97a942e89c71999491e3afac';

/** Finds what a box names that is not in the copy: user data, metadata or a box of another program. */
export function findInBox(boxes: Boxes, box: Box, found: FoundTexts): void {
  if (box.type === 'udta') findInUserData(boxes, box, found);
  if (box.type === 'meta') findInMeta(boxes, box, found);
  if (box.type === 'uuid' && boxes.part(box.body, box.body + 16).toString('hex') === xmpId)
    findInXmp(boxes.part(box.body + 16, box.to), found);
}

function findInUserData(boxes: Boxes, userData: Box, found: FoundTexts): void {
  for (const box of boxes.inBox(userData)) {
    if (box.type === 'meta') findInMeta(boxes, box, found);
    else if (box.type === 'XMP_') findInXmp(boxes.part(box.body, box.to), found);
    else if (box.type.startsWith('\xa9')) findInInternational(boxes, box, found);
    else if (box.type === 'loci') findInLocation(boxes, box, found);
    // The boxes of 3GP have a version, flags and a language before the text.
    else if (texts[box.type] !== undefined)
      found.add(texts[box.type]!, decodedText(boxes.part(box.body + (box.type === 'name' ? 0 : 6), box.to)));
  }
}

/** 3GP: the name of a place, its role, and its longitude and latitude in 65,536ths of a degree. */
function findInLocation(boxes: Boxes, box: Box, found: FoundTexts): void {
  const rest = boxes.part(box.body + 6, box.to);
  const end = rest.indexOf(0);
  if (end === -1) return;
  found.add(places.location, decodedText(rest.subarray(0, end)));
  const [east, north] = [end + 2, end + 6].map((at) => boxes.signed(box.body + 6 + at) / 65_536);
  if (east !== 0 || north !== 0) found.add(places.position, `${north!.toFixed(5)}, ${east!.toFixed(5)}`);
}

/** QuickTime: the size and the language of a text, the text, and the next one. */
function findInInternational(boxes: Boxes, box: Box, found: FoundTexts): void {
  const place = texts[box.type];
  if (place === undefined) return;
  for (let at = box.body; at + 4 <= box.to;) {
    const size = boxes.short(at);
    found.add(place, decodedText(boxes.part(at + 4, Math.min(at + 4 + size, box.to))));
    at += 4 + size;
  }
}

/** iTunes names each item by its type, Apple's cameras by the number of a key. */
function findInMeta(boxes: Boxes, meta: Box, found: FoundTexts): void {
  // In QuickTime it has no version.
  const skipped = boxes.text(meta.body + 4, meta.body + 8) === 'hdlr' ? 0 : 4;
  const names = namesOf(boxes, boxes.child(meta, 'keys', skipped));
  for (const item of boxes.inBox(boxes.child(meta, 'ilst', skipped))) {
    const data = boxes.child(item, 'data');
    if (data === undefined) continue;
    const name = names[boxes.long(item.from + 4) - 1];
    const place = name === undefined ? texts[item.type] : keys.find(([pattern]) => pattern.test(name))?.[1];
    const isText = [1, 2].includes(boxes.long(data.body) & 0xffffff);
    if (place !== undefined && isText) found.add(place, decodedText(boxes.part(data.body + 8, data.to)));
  }
  const xml = boxes.child(meta, 'xml ', skipped);
  if (xml !== undefined) findInXmp(boxes.part(xml.body + 4, xml.to), found);
}

function namesOf(boxes: Boxes, box: Box | undefined): string[] {
  if (box === undefined) return [];
  return boxes.inBox(box, 8).map((key) => decodedText(boxes.part(key.body, key.to)));
}
