import { decodedText } from '../decoded-text.js';
import { FoundTexts } from '../found-texts.js';
import { places } from '../metadata-places.js';
import { findInXmp } from '../xmp.js';
import { findInId3 } from './id3.js';
import { BrokenMedia, bytesAt, type MediaFacts, type Patch, zeros } from './media-facts.js';
import type { MediaFile } from './media-file.js';

/** What the sound needs. Every other chunk becomes free space. */
const kept = new Set(['fmt ', 'data', 'fact', 'ds64', 'cue ', 'plst']);
/** PCM, floating point, the two laws of telephones, and the extended header. */
const played = new Set([1, 3, 6, 7, 0xfffe]);
const pcm = 1;
const mostRead = 4 * 1024 * 1024;
const unknownSize = 0xffffffff;

const texts: Readonly<Record<string, string>> = {
  IART: places.author,
  IENG: places.author,
  ITCH: places.author,
  ICOP: places.copyright,
  INAM: places.title,
  ISBJ: places.title,
  ICMT: places.comment,
  ICMS: places.credit,
  IPRD: places.album,
  IKEY: places.keyword,
  ISFT: places.software,
  ISRC: places.credit,
};

interface Chunk {
  id: string;
  at: number;
  size: number;
}

/**
 * A WAV in which the chunks that are not sound are free space.
 * @throws BrokenMedia
 */
export async function readWav(file: MediaFile): Promise<MediaFacts> {
  const found = new FoundTexts();
  const patches: Patch[] = [];
  const chunks = await chunksOf(file);
  for (const chunk of chunks.filter(({ id }) => !kept.has(id))) {
    find(chunk, await file.read(chunk.at + 8, Math.min(chunk.size, mostRead)), found);
    patches.push(bytesAt(chunk.at, Buffer.from('JUNK', 'latin1')), zeros(chunk.at + 8, chunk.at + 8 + chunk.size));
  }
  const data = chunks.find(({ id }) => id === 'data');
  const format = chunks.find(({ id }) => id === 'fmt ');
  if (format === undefined || format.size < 16)
    throw new BrokenMedia(data === undefined && chunks.length < 2 ? 'incomplete' : 'broken', 'A WAV says what it has.');
  const header = await file.read(format.at + 8, 16);
  const codec = header.readUInt16LE(0);
  const bytesPerSecond = header.readUInt32LE(8);
  const fact = chunks.find(({ id, size }) => id === 'fact' && size >= 4);
  // Compressed sound says how many samples it has.
  const samples = codec === pcm || fact === undefined ? 0 : (await file.read(fact.at + 8, 4)).readUInt32LE(0);
  return {
    container: 'wav',
    problem: data === undefined ? 'incomplete' : data.size === 0 ? 'empty' : null,
    seconds:
      samples > 0 && samples !== unknownSize
        ? samples / header.readUInt32LE(4)
        : data === undefined || bytesPerSecond === 0
          ? null
          : data.size / bytesPerSecond,
    metadata: found.all,
    attachments: [],
    patches,
    kept: { from: 0, to: endOf(chunks) },
    video: null,
    audio: { codec: String(codec), plays: played.has(codec) },
  };
}

async function chunksOf(file: MediaFile): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= file.size;) {
    const header = await file.read(at, 8);
    const id = header.toString('latin1', 0, 4);
    if (!/^[ -~]{4}$/.test(id)) break;
    const said = header.readUInt32LE(4);
    // Programs that record into a pipe, or stop suddenly, do not know the size. Large files have it elsewhere.
    const open = id === 'data' && (said === unknownSize || said === 0);
    const size = open ? await sizeOfOpenData(file, chunks, at) : said;
    if (at + 8 + size > file.size) throw new BrokenMedia('incomplete', 'A WAV ends within a chunk.');
    chunks.push({ id, at, size });
    at += 8 + size + (size % 2);
  }
  return chunks;
}

/** Large files have a chunk "ds64" with the sizes. */
async function sizeOfOpenData(file: MediaFile, chunks: readonly Chunk[], at: number): Promise<number> {
  const sizes = chunks.find(({ id, size }) => id === 'ds64' && size >= 16);
  if (sizes === undefined) return file.size - at - 8;
  return Number((await file.read(sizes.at + 16, 8)).readBigUInt64LE(0));
}

function endOf(chunks: readonly Chunk[]): number {
  const last = chunks.at(-1);
  return last === undefined ? 12 : last.at + 8 + last.size;
}

function find({ id }: Chunk, body: Buffer, found: FoundTexts): void {
  if (id === 'LIST') findInList(body, found);
  if (id === '_PMX') findInXmp(body, found);
  if (id.toLowerCase() === 'id3 ') findInId3(body, found);
  if (id === 'iXML' || id === 'aXML') found.add(places.comment, decodedText(body).replace(/<[^>]*>/g, ' '));
  if (id === 'bext') {
    found.add(places.caption, textAt(body, 0, 256));
    found.add(places.author, textAt(body, 256, 288));
    found.add(places.device, textAt(body, 288, 320));
  }
  if (id === 'cart') {
    found.add(places.title, textAt(body, 4, 68));
    found.add(places.author, textAt(body, 68, 132));
  }
}

function findInList(body: Buffer, found: FoundTexts): void {
  for (let at = 4; at + 8 <= body.length;) {
    const id = body.toString('latin1', at, at + 4);
    const size = body.readUInt32LE(at + 4);
    const text = body.subarray(at + 8, at + 8 + size);
    if (texts[id] !== undefined) found.add(texts[id], decodedText(text));
    // Notes at places of the recording
    if (id === 'labl' || id === 'note') found.add(places.comment, decodedText(text.subarray(4)));
    at += 8 + size + (size % 2);
  }
}

function textAt(body: Buffer, from: number, to: number): string {
  return decodedText(body.subarray(from, to)).split('\0')[0]!;
}
