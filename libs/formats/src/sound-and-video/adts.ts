import { FoundTexts } from '../found-texts.js';
import { withoutTags } from './id3.js';
import { BrokenMedia, type MediaFacts } from './media-facts.js';
import type { MediaFile } from './media-file.js';

const frequencies = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];

/**
 * An AAC recording without its tags.
 * @throws BrokenMedia
 */
export async function readAdts(file: MediaFile): Promise<MediaFacts> {
  const found = new FoundTexts();
  const kept = await withoutTags(file, found);
  let seconds = 0;
  for (let at = kept.from; at + 7 <= kept.to;) {
    const header = await file.read(at, 7);
    const frequency = frequencies[(header[2]! >> 2) & 15];
    const size = ((header[3]! & 3) << 11) | (header[4]! << 3) | (header[5]! >> 5);
    if (header[0] !== 0xff || (header[1]! & 0xf6) !== 0xf0 || frequency === undefined || size < 7) break;
    if (at + size > kept.to) break;
    seconds += (1024 * ((header[6]! & 3) + 1)) / frequency;
    at += size;
  }
  if (seconds === 0) throw new BrokenMedia('broken', 'An AAC recording has frames.');
  return {
    container: 'aac',
    problem: null,
    seconds,
    metadata: found.all,
    attachments: [],
    patches: [],
    kept,
    video: null,
    audio: { codec: 'aac', plays: true },
  };
}
