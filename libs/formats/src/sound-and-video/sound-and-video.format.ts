import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type FileNotice,
  type Format,
  type GivenFile,
  type MadeFile,
  type Prepared,
  readable,
  unreadable,
} from '../format.js';
import { FoundTexts } from '../found-texts.js';
import { readAdts } from './adts.js';
import { convertToMp4 } from './ffmpeg.js';
import { readFlac } from './flac.js';
import { withoutTags } from './id3.js';
import { readMatroska } from './matroska.js';
import { BrokenMedia, type MediaFacts } from './media-facts.js';
import { MediaFile } from './media-file.js';
import { readMp3 } from './mpeg-audio.js';
import { readMp4 } from './mp4.js';
import { readOgg } from './ogg.js';
import { writePatchedCopy } from './patched-copy.js';
import { readWav } from './wav.js';

const types = [
  ...['video/mp4', 'video/quicktime', 'video/webm', 'video/matroska', 'video/3gpp', 'video/ogg'],
  ...['audio/mpeg', 'audio/mp4', 'audio/wav', 'audio/webm', 'audio/ogg', 'audio/flac', 'audio/aac'],
];
/** Formats that only a converter reads. */
const converted: Readonly<Record<string, string>> = {
  'video/vnd.avi': 'avi',
  'video/x-ms-wmv': 'asf',
  'video/mpeg': 'mpeg',
  'video/mp2t': 'mpegts',
  'video/x-flv': 'flv',
  'audio/x-ms-wma': 'asf',
  'audio/aiff': 'aiff',
  'audio/amr': 'amr',
};
const mostNames = 100;

/**
 * Recordings and videos: the blind copy has the same sound and picture, with the metadata overwritten. What browsers do
 * not play becomes an MP4 that they play, where ffmpeg is installed.
 */
export const soundAndVideoFormat: Format = {
  types: [...types, ...Object.keys(converted)],
  prepare: async (file, folder, tools) => {
    const ffmpeg = tools?.ffmpeg ?? null;
    try {
      const container = converted[file.mediaType];
      return container === undefined
        ? await prepareMedia(file, folder, ffmpeg)
        : await prepareConverted(file, folder, { ffmpeg, container });
    } catch (error) {
      if (error instanceof BrokenMedia) return unreadable(error.problem);
      throw error;
    }
  },
};

async function prepareMedia(file: GivenFile, folder: string, ffmpeg: string | null): Promise<Prepared> {
  const facts = await readMedia(file.path);
  const { problem, metadata, seconds } = facts;
  if (problem !== null) return unreadable(problem, { metadata, seconds });
  const copy = { path: join(folder, 'blind-copy'), mediaType: file.mediaType };
  await writePatchedCopy(file, copy.path, facts);
  const { view, notices } = await viewOf({ ...copy, size: file.size }, facts, { folder, ffmpeg });
  const removed: FileNotice[] =
    facts.attachments.length === 0
      ? []
      : [{ notice: 'attachments-removed', names: facts.attachments.slice(0, mostNames) }];
  return readable(copy, { metadata, seconds, view, notices: [...removed, ...notices] });
}

/** Nothing overwrites the metadata of these formats, so reviewers get the converted file alone. */
async function prepareConverted(
  file: GivenFile,
  folder: string,
  { ffmpeg, container }: { ffmpeg: string | null; container: string },
): Promise<Prepared> {
  const target = join(folder, 'converted');
  const isConverted =
    ffmpeg !== null &&
    (await convertToMp4({
      ...{ ffmpeg, source: file.path, size: file.size, target, container },
      ...{ hasVideo: file.mediaType.startsWith('video/'), videoPlays: false, audioPlays: false },
    }));
  if (!isConverted) return unreadable('not-cleanable');
  const mediaType = file.mediaType.startsWith('video/') ? 'video/mp4' : 'audio/mp4';
  const prepared = await prepareMedia({ path: target, mediaType, size: (await stat(target)).size }, folder, null);
  await rm(target);
  return { ...prepared, notices: [{ notice: 'converted', names: [] }] };
}

async function viewOf(
  copy: GivenFile,
  { container, video, audio }: MediaFacts,
  { folder, ffmpeg }: { folder: string; ffmpeg: string | null },
): Promise<{ view: MadeFile | null; notices: FileNotice[] }> {
  const videoPlays = video?.plays ?? true;
  const audioPlays = audio?.plays ?? true;
  if (videoPlays && audioPlays) return { view: null, notices: [] };
  const hasVideo = video !== null;
  const target = join(folder, 'view');
  const isConverted =
    ffmpeg !== null &&
    (await convertToMp4({
      ...{ ffmpeg, source: copy.path, size: copy.size, target, container, hasVideo },
      ...{ videoPlays: videoPlays && container === 'mov', audioPlays: audioPlays && container === 'mov' },
    }));
  if (isConverted)
    return {
      view: { path: target, mediaType: hasVideo ? 'video/mp4' : 'audio/mp4' },
      notices: [{ notice: 'converted', names: [] }],
    };
  await rm(target, { force: true });
  return { view: null, notices: [{ notice: videoPlays ? 'not-shown' : 'picture-not-shown', names: [] }] };
}

async function readMedia(path: string): Promise<MediaFacts> {
  const file = await MediaFile.open(path);
  try {
    return await readerFor(await file.read(0, 64))(file);
  } catch (error) {
    // Reading beyond the end of a part
    if (error instanceof RangeError) throw new BrokenMedia('broken', error.message);
    throw error;
  } finally {
    await file.close();
  }
}

/** By the first bytes: the declared type does not tell MP3 from AAC, nor MP4 from QuickTime. */
function readerFor(start: Buffer): (file: MediaFile) => Promise<MediaFacts> {
  const text = (from: number, to: number) => start.toString('latin1', from, to);
  if (start.length === 0) throw new BrokenMedia('empty', 'The file is empty.');
  if (start.length >= 4 && start.readUInt32BE(0) === 0x1a45dfa3) return readMatroska;
  if (text(0, 4) === 'OggS') return readOgg;
  if (text(0, 4) === 'fLaC') return readFlac;
  if (['RIFF', 'RF64'].includes(text(0, 4)) && text(8, 12) === 'WAVE') return readWav;
  if (['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot', 'uuid'].includes(text(4, 8))) return readMp4;
  if (isAdts(start)) return readAdts;
  if (text(0, 3) === 'ID3') return readTagged;
  return readMp3;
}

/** Behind the tag of ID3, there is an MP3, an AAC or a FLAC. */
async function readTagged(file: MediaFile): Promise<MediaFacts> {
  const { from } = await withoutTags(file, new FoundTexts());
  const start = await file.read(from, 4);
  if (start.toString('latin1') === 'fLaC') return readFlac(file);
  return isAdts(start) ? readAdts(file) : readMp3(file);
}

function isAdts(start: Buffer): boolean {
  return start[0] === 0xff && (start[1]! & 0xf6) === 0xf0;
}
