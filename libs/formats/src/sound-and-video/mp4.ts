import { FoundTexts } from '../found-texts.js';
import type { Range } from '../ranges.js';
import { BrokenMedia, type MediaFacts, type Patch, zeros } from './media-facts.js';
import type { MediaFile } from './media-file.js';
import { type Box, Boxes } from './mp4-boxes.js';
import { cleanMovie, freed } from './mp4-movie.js';
import { findInBox } from './mp4-metadata.js';
import { fragmentOf } from './mp4-samples.js';

/** What the file itself needs. Every other box becomes free space. */
const kept = new Set(['ftyp', 'styp', 'moov', 'moof', 'mdat', 'sidx', 'ssix', 'mfra', 'pdin']);
const keptInFragment = new Set(['mfhd', 'traf']);
const keptInTrackFragment = new Set([
  ...['tfhd', 'tfdt', 'trun', 'sdtp', 'sbgp', 'sgpd', 'subs', 'saiz', 'saio', 'senc'],
]);
/** The tables of ten hours of video and sound have 30 MB. */
const mostOfMovie = 128 * 1024 * 1024;
const mostOfFragment = 32 * 1024 * 1024;
const mostRead = 4 * 1024 * 1024;

/**
 * An MP4 or a QuickTime file of the same size, in which the boxes of metadata are free space and the samples of tracks
 * of metadata are zeros.
 * @throws BrokenMedia
 */
export async function readMp4(file: MediaFile): Promise<MediaFacts> {
  const found = new FoundTexts();
  const patches: Patch[] = [];
  const top = await topBoxes(file);
  const movieBox = top.find((box) => box.type === 'moov');
  const data = top.filter((box) => box.type === 'mdat');
  if (movieBox === undefined)
    throw new BrokenMedia(data.length > 0 ? 'incomplete' : 'broken', 'An MP4 has a description of its tracks.');
  for (const box of top.filter(({ type }) => !kept.has(type))) await freeTopBox(file, box, { found, patches });
  const movieBytes = await partOf(file, movieBox, mostOfMovie);
  const movie = cleanMovie(new Boxes(movieBytes, movieBox.from), movieBox, found);
  patches.push(...movie.patches);
  const silenced: Range[] = [...movie.silenced];
  let samples = movie.samples;
  const ends = new Map<number, number>();
  for (const box of top.filter(({ type }) => type === 'moof')) {
    const boxes = new Boxes(await partOf(file, box, mostOfFragment), box.from);
    for (const child of boxes.inBox(box)) {
      if (!keptInFragment.has(child.type)) patches.push(...freed(boxes, child, found));
      if (child.type !== 'traf') continue;
      const fragment = fragmentOf(boxes, { fragment: box, part: child, defaults: movie.defaults });
      if (!movie.tracks.has(fragment.track)) {
        silenced.push(...fragment.ranges);
        patches.push(...freed(boxes, child, found));
        continue;
      }
      samples += fragment.samples;
      ends.set(fragment.track, Math.max(ends.get(fragment.track) ?? 0, fragment.from) + fragment.duration);
      for (const inner of boxes.inBox(child))
        if (!keptInTrackFragment.has(inner.type)) patches.push(...freed(boxes, inner, found));
    }
  }
  patches.push(...withinData(silenced, data));
  const fragmentSeconds = [...ends].map(([track, end]) => end / (movie.tracks.get(track) || 1));
  const hasData = movie.lastByte <= file.size && (movie.samples === 0 || data.length > 0);
  return {
    container: 'mov',
    problem:
      movie.video === null && movie.audio === null ? 'empty' : !hasData ? 'incomplete' : samples === 0 ? 'empty' : null,
    seconds: Math.max(movie.seconds, ...fragmentSeconds) || null,
    metadata: found.all,
    attachments: [],
    patches,
    kept: { from: 0, to: top.at(-1)!.to },
    video: movie.video,
    audio: movie.audio,
  };
}

async function topBoxes(file: MediaFile): Promise<Box[]> {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= file.size;) {
    const header = await file.read(at, 16);
    const type = header.toString('latin1', 4, 8);
    const short = header.readUInt32BE(0);
    const isLong = short === 1;
    if (isLong && header.length < 16) throw new BrokenMedia('incomplete', 'An MP4 ends within a box.');
    const size = short === 0 ? file.size - at : isLong ? Number(header.readBigUInt64BE(8)) : short;
    // Some cameras write zeros at the end. They are not in the copy.
    if (short === 0 && type === '\0\0\0\0' && boxes.length > 0) break;
    if (size < (isLong ? 16 : 8)) throw new BrokenMedia('broken', 'A box of an MP4 is shorter than its own header.');
    if (at + size > file.size) {
      // What follows the last box is often no box at all.
      if (boxes.some((box) => box.type === 'moov') && !/^[ -~\xa9]{4}$/.test(type)) break;
      throw new BrokenMedia('incomplete', 'An MP4 ends within a box.');
    }
    boxes.push({ type, from: at, body: at + (isLong ? 16 : 8), to: at + size });
    at += size;
  }
  if (boxes.length === 0) throw new BrokenMedia('broken', 'An MP4 has boxes.');
  return boxes;
}

async function partOf(file: MediaFile, box: Box, most: number): Promise<Buffer> {
  if (box.to - box.from > most) throw new BrokenMedia('too-complex', 'The tables of an MP4 are too large.');
  return file.read(box.from, box.to - box.from);
}

async function freeTopBox(
  file: MediaFile,
  box: Box,
  { found, patches }: { found: FoundTexts; patches: Patch[] },
): Promise<void> {
  const to = Math.min(box.to, box.from + mostRead);
  const boxes = new Boxes(await file.read(box.from, to - box.from), box.from);
  findInBox(boxes, { ...box, to }, found);
  patches.push(...freed(boxes, box, found));
}

/** Samples outside the boxes for samples are not overwritten. */
function withinData(ranges: readonly Range[], data: readonly Box[]): Patch[] {
  return ranges.flatMap(({ from, to }) =>
    data
      .map((box) => ({ from: Math.max(from, box.body), to: Math.min(to, box.to) }))
      .filter((part) => part.from < part.to)
      .map((part) => zeros(part.from, part.to)),
  );
}
