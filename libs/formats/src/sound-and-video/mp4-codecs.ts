import type { Track } from './media-facts.js';
import type { Box, Boxes } from './mp4-boxes.js';

const playedVideo = ['avc1', 'avc3', 'vp08', 'vp09', 'av01'];
const playedSound = ['Opus', 'fLaC', '.mp3'];
/** Profiles of H.264 with 8 bits and 4:2:0, which every browser decodes. */
const playedProfiles = [66, 77, 88, 100];
/** AAC and MP3, as `esds` numbers them. */
const playedObjects = [0x40, 0x66, 0x67, 0x68, 0x69, 0x6b];

export function videoTrack(boxes: Boxes, entry: Box): Track {
  const configuration = boxes.in({ from: entry.body + 78, to: entry.to }).find((box) => box.type === 'avcC');
  const profile = configuration === undefined ? null : boxes.byte(configuration.body + 1);
  const plays = playedVideo.includes(entry.type) && (profile === null || playedProfiles.includes(profile));
  return { codec: entry.type, plays };
}

export function soundTrack(boxes: Boxes, entry: Box): Track {
  if (entry.type !== 'mp4a') return { codec: entry.type, plays: playedSound.includes(entry.type) };
  const object = objectOf(boxes, entry);
  return { codec: entry.type, plays: object === null || playedObjects.includes(object) };
}

/** Where the boxes in the description of a sound start. QuickTime has longer ones. */
export function soundChildren(boxes: Boxes, entry: Box): number {
  const version = boxes.short(entry.body + 8);
  return entry.body + 28 + (version === 1 ? 16 : version === 2 ? 36 : 0);
}

function objectOf(boxes: Boxes, entry: Box): number | null {
  const inside = boxes.in({ from: soundChildren(boxes, entry), to: entry.to });
  const wave = inside.find((box) => box.type === 'wave');
  const box = [...inside, ...boxes.inBox(wave)].find(({ type }) => type === 'esds');
  if (box === undefined) return null;
  // A descriptor of kind 3 has three bytes and then one of kind 4, whose first byte is the object. Sizes take up to four bytes.
  const bytes = boxes.part(box.body + 4, box.to);
  let at = afterSize(bytes, 1) + 3;
  if (bytes[at] !== 4) return null;
  at = afterSize(bytes, at + 1);
  return bytes[at] ?? null;
}

function afterSize(bytes: Buffer, from: number): number {
  let at = from;
  while ((bytes[at] ?? 0) >= 0x80) at += 1;
  return at + 1;
}
