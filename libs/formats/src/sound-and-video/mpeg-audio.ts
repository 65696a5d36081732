import { FoundTexts } from '../found-texts.js';
import type { Range } from '../ranges.js';
import { withoutTags } from './id3.js';
import { BrokenMedia, type MediaFacts } from './media-facts.js';
import type { MediaFile } from './media-file.js';

/** In kilobits per second, by version (1, or 2 and 2.5), layer and number. */
const rates = {
  1: {
    1: [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
    2: [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
    3: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  },
  2: {
    1: [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
    2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    3: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  },
} as const;
const frequencies = [44_100, 48_000, 32_000] as const;
/** Frames follow each other, but some programs leave zeros. */
const mostBetweenFrames = 256 * 1024;

interface Frame {
  size: number;
  samples: number;
  frequency: number;
  /** Where a table of contents would stand, from the start of the frame. */
  tableAt: number;
}

/**
 * An MP3 without its tags. Its length comes from the table of its first frame, or from all its frames.
 * @throws BrokenMedia
 */
export async function readMp3(file: MediaFile): Promise<MediaFacts> {
  const found = new FoundTexts();
  const kept = await withoutTags(file, found);
  const first = await firstFrame(file, kept);
  return {
    container: 'mp3',
    problem: null,
    seconds: (await secondsByTable(file, kept, first)) ?? (await secondsByFrames(file, { from: first, to: kept.to })),
    metadata: found.all,
    attachments: [],
    patches: [],
    kept,
    video: null,
    audio: { codec: 'mp3', plays: true },
  };
}

/** Looks for two frames in a row, because a single frame header often appears by chance. */
async function firstFrame(file: MediaFile, { from, to }: Range): Promise<number> {
  for (let at = from; at < Math.min(to - 4, from + mostBetweenFrames); at++) {
    const frame = frameOf(await file.read(at, 4));
    if (frame === null) continue;
    const next = at + frame.size;
    if (next >= to || frameOf(await file.read(next, 4)) !== null) return at;
  }
  throw new BrokenMedia(to - from < 4 ? 'empty' : 'broken', 'An MP3 has frames.');
}

async function secondsByTable(file: MediaFile, kept: Range, at: number): Promise<number | null> {
  const frame = frameOf(await file.read(at, 4))!;
  const table = await file.read(at + frame.tableAt, 16);
  if (table.length < 16 || !['Xing', 'Info'].includes(table.toString('latin1', 0, 4))) return null;
  const flags = table.readUInt32BE(4);
  if ((flags & 1) === 0) return null;
  // After a cut, the table still has the old length.
  if ((flags & 2) !== 0 && table.readUInt32BE(12) > kept.to - at) return null;
  return (table.readUInt32BE(8) * frame.samples) / frame.frequency;
}

async function secondsByFrames(file: MediaFile, { from, to }: Range): Promise<number> {
  let seconds = 0;
  for (let at = from, between = 0; at + 4 <= to && between < mostBetweenFrames;) {
    const frame = frameOf(await file.read(at, 4));
    if (frame !== null) seconds += frame.samples / frame.frequency;
    between = frame === null ? between + 1 : 0;
    at += frame?.size ?? 1;
  }
  return seconds;
}

function frameOf(header: Buffer): Frame | null {
  if (header.length < 4 || header[0] !== 0xff || (header[1]! & 0xe0) !== 0xe0) return null;
  const versionBits = (header[1]! >> 3) & 3;
  const layer = 4 - ((header[1]! >> 1) & 3);
  const rateNumber = header[2]! >> 4;
  const frequencyNumber = (header[2]! >> 2) & 3;
  if (versionBits === 1 || layer === 4 || rateNumber === 0 || rateNumber === 15 || frequencyNumber === 3) return null;
  const version = versionBits === 3 ? 1 : 2;
  const frequency = frequencies[frequencyNumber]! / (versionBits === 3 ? 1 : versionBits === 2 ? 2 : 4);
  const rate = rates[version][layer as 1 | 2 | 3][rateNumber]! * 1000;
  const padding = (header[2]! >> 1) & 1;
  const samples = layer === 1 ? 384 : layer === 3 && version === 2 ? 576 : 1152;
  const mono = header[3]! >> 6 === 3;
  return {
    size:
      layer === 1
        ? (Math.floor((12 * rate) / frequency) + padding) * 4
        : Math.floor((samples / 8) * (rate / frequency)) + padding,
    samples,
    frequency,
    tableAt: 4 + (version === 1 ? (mono ? 17 : 32) : mono ? 9 : 17),
  };
}
