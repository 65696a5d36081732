import { FoundTexts } from '../found-texts.js';
import { withoutTags } from './id3.js';
import { BrokenMedia, bytesAt, type MediaFacts, type Patch, zeros } from './media-facts.js';
import type { MediaFile } from './media-file.js';
import { findInVorbisComments } from './vorbis-comments.js';

const block = { stream: 0, padding: 1, seek: 3, comment: 4 } as const;
const mostRead = 4 * 1024 * 1024;

/**
 * A FLAC in which every block of metadata that the sound does not need is padding.
 * @throws BrokenMedia
 */
export async function readFlac(file: MediaFile): Promise<MediaFacts> {
  const found = new FoundTexts();
  const kept = await withoutTags(file, found);
  if ((await file.read(kept.from, 4)).toString('latin1') !== 'fLaC')
    throw new BrokenMedia('broken', 'A FLAC starts with its name.');
  const patches: Patch[] = [];
  let seconds: number | null = null;
  for (let at = kept.from + 4, last = false; !last;) {
    const header = await file.read(at, 4);
    if (header.length < 4) throw new BrokenMedia('incomplete', 'A FLAC ends within its header.');
    last = (header[0]! & 0x80) !== 0;
    const type = header[0]! & 0x7f;
    const size = header.readUIntBE(1, 3);
    const next = at + 4 + size;
    if (next > kept.to) throw new BrokenMedia('incomplete', 'A FLAC ends within its header.');
    if (type === block.stream && size >= 18) seconds = secondsOf(await file.read(at + 4, 18));
    if (type === block.comment) findInVorbisComments(await file.read(at + 4, Math.min(size, mostRead)), found);
    if (type !== block.stream && type !== block.seek)
      patches.push(bytesAt(at, Buffer.from([(header[0]! & 0x80) | block.padding])), zeros(at + 4, next));
    at = next;
    if (last && at >= kept.to) throw new BrokenMedia('incomplete', 'A FLAC ends before its sound.');
  }
  return {
    container: 'flac',
    problem: null,
    seconds,
    metadata: found.all,
    attachments: [],
    patches,
    kept,
    video: null,
    audio: { codec: 'flac', plays: true },
  };
}

/** The rate has 20 bits, then come 3 for channels, 5 for the size of samples, and 36 for their number. */
export function secondsOf(stream: Buffer): number | null {
  const rate = stream.readUIntBE(10, 3) >> 4;
  const samples = (stream[13]! & 15) * 2 ** 32 + stream.readUInt32BE(14);
  return rate === 0 || samples === 0 ? null : samples / rate;
}
