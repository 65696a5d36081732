import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chmod, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  box,
  ebmlHeader,
  element,
  flacBlock,
  flacStream,
  fragment,
  full,
  id3,
  movie,
  mp3Frame,
  oggPage,
  openElement,
  parent,
  type SampleTrack,
  u16,
  u32,
  vorbisComments,
  vorbisStart,
  wav,
  wavFormat,
} from '../../test/sample-media.js';
import { colorProfile, latin, profileColor, riffChunk } from '../../test/sample-pictures.js';
import type { Tools } from '../tools.js';
import { soundAndVideoFormat } from './sound-and-video.format.js';

const mark = 'Zarathea';
const withoutTools: Tools = { libreOffice: null, ffmpeg: null };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function prepare(bytes: Buffer, mediaType: string, tools = withoutTools) {
  const path = join(folder, 'given');
  await writeFile(path, bytes);
  const prepared = await soundAndVideoFormat.prepare({ path, mediaType, size: bytes.length }, folder, tools);
  return { ...prepared, bytes: prepared.copy === null ? Buffer.alloc(0) : await readFile(prepared.copy.path) };
}

/** Prepares it, and again its copy, which has to be the same. */
async function prepareTwice(bytes: Buffer, mediaType: string) {
  const once = await prepare(bytes, mediaType);
  expect(once.problem).toBeNull();
  const twice = await prepare(once.bytes, mediaType);
  expect(twice.bytes.equals(once.bytes)).toBe(true);
  expect(twice.metadata).toEqual([]);
  expect(twice.seconds).toBe(once.seconds);
  expect(once.bytes.includes(mark)).toBe(false);
  expect(once.bytes.includes(mark.slice(0, 4))).toBe(false);
  return once;
}

const picture: SampleTrack = { handler: 'vide', codec: 'avc1', samples: ['PICTURE1', 'PICTURE2'] };
const sound: SampleTrack = { handler: 'soun', codec: 'mp4a', samples: ['SOUND1', 'SOUND2', 'SOUND3'] };

describe('an MP4 or MOV', () => {
  const text = (type: string, value: string) => box(type, Buffer.concat([u16(value.length, 0), latin(value)]));
  const userData = parent('udta', text('\xa9nam', mark), text('\xa9xyz', '+38.5700-092.1700/'), text('\xa9mak', mark));
  const appleMeta = parent(
    'meta',
    full('hdlr', u32(0), latin('mdta'), Buffer.alloc(13)),
    full(
      'keys',
      u32(2),
      ...['location.ISO6709', 'model'].map((key) => box('mdta', latin(`com.apple.quicktime.${key}`))),
    ),
    parent(
      'ilst',
      ...['+39.0000-094.0000/', `iPhone of ${mark}`].map((value, index) => {
        const data = parent('data', u32(1, 0), latin(value));
        return Buffer.concat([u32(data.length + 8, index + 1), data]);
      }),
    ),
  );
  const xmp = box(
    'uuid',
    Buffer.concat([Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex'), latin(`<a dc:creator="${mark} X"/>`)]),
  );
  const colors = box('colr', Buffer.concat([latin('prof'), colorProfile(mark)]));
  const given = movie({
    mark,
    tracks: [
      { ...picture, inEntry: [colors, box('uuid', latin(mark))], extra: [userData] },
      sound,
      { handler: 'meta', codec: 'mebx', samples: [`${mark} was here`, `${mark} as well`], extra: [appleMeta] },
    ],
    extra: [userData, appleMeta, xmp, box('free', latin(mark))],
    after: [xmp, box('skip', latin(mark)), parent('meta', latin(mark))],
  });

  it('names nobody, and keeps every sample where it was', async () => {
    const { bytes, metadata, seconds, view, notices } = await prepareTwice(given, 'video/quicktime');

    expect(bytes.length).toBe(given.length);
    for (const sample of [...picture.samples, ...sound.samples])
      expect(bytes.indexOf(sample)).toBe(given.indexOf(sample));
    expect(bytes.includes(profileColor)).toBe(true);
    expect(bytes.includes(u32(0x77777777))).toBe(false);
    expect({ seconds, view, notices }).toEqual({ seconds: 2, view: null, notices: [] });
    expect(metadata).toEqual(
      expect.arrayContaining([
        { place: 'Title', value: mark },
        { place: 'GPS position', value: '+38.5700-092.1700/' },
        { place: 'GPS position', value: '+39.0000-094.0000/' },
        { place: 'Device', value: `iPhone of ${mark}` },
        { place: 'Author', value: `${mark} X` },
      ]),
    );
  });

  it('names nobody in its fragments, and their samples stay', async () => {
    const start = movie({
      tracks: [picture, sound, { handler: 'meta', codec: 'gpmd', samples: [] }].map((track) => ({
        ...track,
        samples: [],
      })),
      seconds: 0,
    });
    const parts = [0, 500].map((at) =>
      fragment([
        { number: 1, at, sample: `PICTURE${at}`, extra: [userData] },
        { number: 3, at, sample: `${mark}${at}` },
        { number: 2, at, sample: `SOUND${at}` },
      ]),
    );
    const whole = Buffer.concat([start, ...parts]);
    const { bytes, seconds } = await prepareTwice(whole, 'video/mp4');

    expect(seconds).toBe(1);
    for (const sample of ['PICTURE0', 'SOUND0', 'PICTURE500', 'SOUND500'])
      expect(bytes.indexOf(sample)).toBe(whole.indexOf(sample));
  });

  it('has the same copy whatever boxes stood in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            type: fc.constantFrom('udta', 'meta', 'uuid', 'free', 'skip', '\xa9nam', 'zzzz', 'mvex', 'iods'),
            body: fc.uint8Array({ maxLength: 40 }),
          }),
          { maxLength: 5 },
        ),
        async (some) => {
          const boxes = some.map(({ type, body }) => box(type, body));
          const whole = movie({ tracks: [picture, sound], extra: boxes, after: boxes });
          const once = await prepare(whole, 'video/mp4');
          const twice = await prepare(once.bytes, 'video/mp4');
          expect(twice.bytes.equals(once.bytes)).toBe(true);
          for (const sample of picture.samples) expect(once.bytes.indexOf(sample)).toBe(whole.indexOf(sample));
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    ['that is cut', movie({ tracks: [picture, sound] }).subarray(0, -5), 'incomplete'],
    [
      'whose recording was stopped before its tables',
      Buffer.concat([box('ftyp', latin('qt  \0\0\0\0')), box('mdat', latin('PICTURE1'))]),
      'incomplete',
    ],
    ['without its samples', withoutData(movie({ tracks: [picture, sound] })), 'incomplete'],
    ['that is only a header', box('ftyp', latin('isom\0\0\0\0')), 'broken'],
    ['without picture and sound', movie({ tracks: [{ ...picture, handler: 'meta' }] }), 'empty'],
    ['without samples', movie({ tracks: [{ ...picture, samples: [] }] }), 'empty'],
    ['of noise', Buffer.concat([latin('\0\0\0\x03ftyp'), Buffer.alloc(50, 0x5a)]), 'broken'],
    ['with compressed tables', parent('moov', box('cmov', latin('packed'))), 'not-cleanable'],
  ])('%s is called what it is', async (_, bytes, problem) => {
    expect(await prepare(bytes, 'video/mp4')).toMatchObject({ problem, copy: null, view: null });
  });

  function withoutData(bytes: Buffer): Buffer {
    return bytes.subarray(0, bytes.indexOf('mdat') - 4);
  }
});

describe('a video that browsers do not play', () => {
  const hevc = movie({ tracks: [{ ...picture, codec: 'hvc1' }, sound], brand: 'qt  ' });

  it.each([
    ['HEVC', 'hvc1', 'picture-not-shown'],
    ['HEVC', 'hev1', 'picture-not-shown'],
    ['Dolby Vision', 'dvh1', 'picture-not-shown'],
    ['ProRes', 'apcn', 'picture-not-shown'],
    ['Motion JPEG', 'jpeg', 'picture-not-shown'],
    ['MPEG-4 part 2', 'mp4v', 'picture-not-shown'],
  ])('has a notice without a converter when it is %s (%s)', async (_, codec, notice) => {
    const { view, notices } = await prepare(movie({ tracks: [{ ...picture, codec }, sound] }), 'video/quicktime');

    expect(view).toBeNull();
    expect(notices).toEqual([{ notice, names: [] }]);
  });

  it('has a notice without a converter when its H.264 has ten bits', async () => {
    const high10 = { ...picture, inEntry: [box('avcC', Buffer.from([1, 110, 0, 31]))] };
    const high = { ...picture, inEntry: [box('avcC', Buffer.from([1, 100, 0, 31]))] };

    expect((await prepare(movie({ tracks: [high10] }), 'video/mp4')).notices).toHaveLength(1);
    expect((await prepare(movie({ tracks: [high] }), 'video/mp4')).notices).toEqual([]);
  });

  it('has a notice when its sound alone is not played', async () => {
    const { notices } = await prepare(movie({ tracks: [picture, { ...sound, codec: 'alac' }] }), 'video/mp4');

    expect(notices).toEqual([{ notice: 'not-shown', names: [] }]);
  });

  it('is converted from its blind copy', async () => {
    const converter = await executable(`
      const [source, target] = [process.argv[process.argv.indexOf('-i') + 1], process.argv.at(-1)];
      fs.writeFileSync(target, JSON.stringify({ source, options: process.argv }));
    `);
    const { copy, view, notices } = await prepare(hevc, 'video/quicktime', { ...withoutTools, ffmpeg: converter });

    expect(notices).toEqual([{ notice: 'converted', names: [] }]);
    expect(view!.mediaType).toBe('video/mp4');
    const { source, options } = JSON.parse(await readFile(view!.path, 'utf8')) as { source: string; options: string[] };
    expect(source).toBe(copy!.path);
    expect(options.join(' ')).toMatch(/-f mov .*-c:v libx264 .*-c:a copy .*-map_metadata -1 .*\+faststart/);
  });

  it('has a notice when the converter fails', async () => {
    const converter = await executable(`fs.writeFileSync(process.argv.at(-1), 'half'); process.exit(1);`);
    const { view, notices } = await prepare(hevc, 'video/quicktime', { ...withoutTools, ffmpeg: converter });

    expect(view).toBeNull();
    expect(notices).toEqual([{ notice: 'picture-not-shown', names: [] }]);
  });

  it('has a notice when the converter is not there', async () => {
    const { notices } = await prepare(hevc, 'video/quicktime', { ...withoutTools, ffmpeg: join(folder, 'nothing') });

    expect(notices).toEqual([{ notice: 'picture-not-shown', names: [] }]);
  });

  it('has no copy without a converter when nothing here can clean its format', async () => {
    const avi = riffChunk('RIFF', latin('AVI '));
    const converter = await executable(
      `fs.writeFileSync(process.argv.at(-1), Buffer.from('${movie({ mark, tracks: [picture] }).toString('base64')}', 'base64'));`,
    );

    expect(await prepare(avi, 'video/vnd.avi')).toMatchObject({ problem: 'not-cleanable', copy: null });
    const converted = await prepare(avi, 'video/vnd.avi', { ...withoutTools, ffmpeg: converter });
    expect(converted).toMatchObject({ problem: null, copy: { mediaType: 'video/mp4' }, seconds: 2 });
    expect(converted.notices).toEqual([{ notice: 'converted', names: [] }]);
    expect(converted.bytes.includes(mark)).toBe(false);
  });

  async function executable(source: string): Promise<string> {
    const path = join(folder, 'converter.cjs');
    await writeFile(path, `#!${process.execPath}\nconst fs = require('node:fs');\n${source}`);
    await chmod(path, 0o755);
    return path;
  }
});

describe('a WebM or Matroska', () => {
  const number = (id: number, value: number) => element(id, Buffer.from([value]));
  const track = (kind: number, codec: string, ...rest: Buffer[]) =>
    element(0xae, number(0x83, kind), element(0x86, latin(codec)), ...rest);
  const vorbisSetup = Buffer.concat([
    Buffer.from([2, 30, 7 + vorbisComments(mark, [`ARTIST=${mark}`]).length + 1]),
    vorbisStart(),
    latin('\x03vorbis'),
    vorbisComments(mark, [`ARTIST=${mark}`]),
    Buffer.from([1]),
    latin('\x05vorbisSETUP'),
  ]);
  const duration = Buffer.alloc(8);
  duration.writeDoubleBE(2500);
  const info = element(
    0x1549a966,
    element(0xbf, Buffer.alloc(4, 1)),
    element(0x4d80, latin(mark)),
    element(0x5741, latin(mark)),
    element(0x7ba9, latin(mark)),
    element(0x4461, Buffer.alloc(8, 7)),
    element(0x7384, latin(`${mark}.webm`)),
    element(0x4489, duration),
  );
  const tracks = (...list: Buffer[]) => element(0x1654ae6b, ...list);
  const webmTracks = tracks(
    track(1, 'V_VP9', element(0x536e, latin(mark)), element(0x258688, latin(mark))),
    track(2, 'A_VORBIS', element(0x63a2, vorbisSetup)),
  );
  const block = (time: number, text: string) =>
    element(0xa3, Buffer.from([0x81]), u16(time), Buffer.from([0x80]), latin(text));
  const cluster = (time: number, text: string) => element(0x1f43b675, element(0xe7, u16(time)), block(40, text));
  const chapters = element(0x1043a770, latin('Chapter one'));
  const tags = element(
    0x1254c367,
    element(0x7373, element(0x67c8, element(0x45a3, latin('ARTIST')), element(0x4487, latin(mark)))),
  );
  const attachments = element(0x1941a469, element(0x61a7, element(0x466e, latin(`${mark}.png`)), latin('')));
  const seek = element(0x114d9b74, element(0x4dbb, element(0x53ab, u32(0x1254c367)), number(0x53ac, 9)));

  it('names nobody, and keeps its clusters and chapters where they were', async () => {
    const given = Buffer.concat([
      ebmlHeader(),
      element(
        0x18538067,
        seek,
        info,
        webmTracks,
        cluster(0, 'PICTURE1'),
        chapters,
        attachments,
        tags,
        element(0xec, latin(mark)),
      ),
      latin(mark),
    ]);
    const { bytes, seconds, metadata, notices } = await prepareTwice(given, 'video/webm');

    expect(seconds).toBe(2.5);
    for (const kept of ['PICTURE1', 'Chapter one', 'vorbisSETUP'])
      expect(bytes.indexOf(kept)).toBe(given.indexOf(kept));
    expect(bytes.includes(latin('\x03vorbis\0\0\0\0\0\0\0\0\x01'))).toBe(true);
    expect(bytes.includes(u32(0x1254c367))).toBe(false);
    expect(notices).toEqual([{ notice: 'attachments-removed', names: [`${mark}.png`] }]);
    expect(metadata).toEqual(
      expect.arrayContaining([
        { place: 'Title', value: mark },
        { place: 'Author', value: mark },
        { place: 'Name of a track', value: mark },
      ]),
    );
  });

  it('has the length of its last block when a browser recorded it', async () => {
    const open = (time: number) => openElement(0x1f43b675, element(0xe7, u16(time)), block(40, 'P'), block(80, 'Q'));
    const given = Buffer.concat([
      ebmlHeader(),
      openElement(0x18538067, element(0x1549a966, element(0x4d80, latin('Chrome'))), webmTracks, open(0), open(3000)),
    ]);

    expect((await prepareTwice(given, 'video/webm')).seconds).toBe(3.08);
  });

  it.each([
    [
      'that is cut',
      Buffer.concat([ebmlHeader(), element(0x18538067, webmTracks, cluster(0, 'P'))]).subarray(0, -1),
      'incomplete',
    ],
    ['that is only a header', ebmlHeader(), 'incomplete'],
    ['without clusters', Buffer.concat([ebmlHeader(), element(0x18538067, webmTracks)]), 'empty'],
    ['of noise', Buffer.concat([Buffer.from('1a45dfa3', 'hex'), Buffer.alloc(40, 0x5a)]), 'broken'],
  ])('%s is called what it is', async (_, bytes, problem) => {
    expect(await prepare(bytes, 'video/webm')).toMatchObject({ problem, copy: null });
  });

  it('has a notice without a converter when it is Matroska with H.264', async () => {
    const given = Buffer.concat([
      ebmlHeader('matroska'),
      element(0x18538067, tracks(track(1, 'V_MPEG4/ISO/AVC')), cluster(0, 'P')),
    ]);

    expect((await prepare(given, 'video/matroska')).notices).toEqual([{ notice: 'picture-not-shown', names: [] }]);
  });
});

describe('an MP3', () => {
  const frames = Buffer.concat(Array.from({ length: 100 }, () => mp3Frame()));
  const oldTag = latin(`TAG${mark.padEnd(30, '\0')}${mark.padEnd(30, '\0')}`.padEnd(128, '\0'));
  const ape = () => {
    const item = Buffer.concat([Buffer.from([mark.length, 0, 0, 0, 0, 0, 0, 0]), latin(`Artist\0${mark}`)]);
    const footer = Buffer.concat([latin('APETAGEX'), Buffer.alloc(24)]);
    footer.writeUInt32LE(2000, 8);
    footer.writeUInt32LE(item.length + 32, 12);
    footer.writeUInt32LE(1, 16);
    return Buffer.concat([item, footer]);
  };
  const lyrics = latin(`LYRICSBEGININD00002${mark}`);
  const lyricsTag = Buffer.concat([lyrics, latin(`${String(lyrics.length).padStart(6, '0')}LYRICS200`)]);

  it('is its frames alone', async () => {
    const given = Buffer.concat([
      id3({ TPE1: mark, TIT2: 'A lesson' }),
      id3({ TCOM: mark }),
      frames,
      ape(),
      lyricsTag,
      oldTag,
    ]);
    const { bytes, seconds, metadata } = await prepareTwice(given, 'audio/mpeg');

    expect(bytes.equals(frames)).toBe(true);
    expect(seconds).toBeCloseTo((100 * 1152) / 44_100);
    expect(metadata).toEqual([
      { place: 'Author', value: mark },
      { place: 'Title', value: 'A lesson' },
      { place: 'Title', value: mark },
    ]);
  });

  it('has the length that its first frame says, unless it was cut since', async () => {
    const first = Buffer.from(mp3Frame('Xing'));
    first.writeUInt32BE(3, 40);
    first.writeUInt32BE(1000, 44);
    first.writeUInt32BE(417 * 10, 48);
    const ten = Buffer.concat([first, ...Array.from({ length: 10 }, () => mp3Frame())]);

    expect((await prepare(ten, 'audio/mpeg')).seconds).toBeCloseTo((1000 * 1152) / 44_100);
    expect((await prepare(ten.subarray(0, 417 * 6), 'audio/mpeg')).seconds).toBeCloseTo((6 * 1152) / 44_100);
  });

  it.each([
    ['of tags alone', Buffer.concat([id3({ TPE1: mark }), oldTag]), 'empty'],
    ['of noise', Buffer.alloc(5000, 0x5a), 'broken'],
    ['of nothing', Buffer.alloc(0), 'empty'],
  ])('%s is called what it is', async (_, bytes, problem) => {
    expect(await prepare(bytes, 'audio/mpeg')).toMatchObject({ problem, copy: null });
  });
});

describe('a WAV', () => {
  const samples = Buffer.alloc(16_000, 1);
  const list = riffChunk('LIST', Buffer.concat([latin('INFO'), riffChunk('IART', latin(mark))]));
  const given = wav(
    wavFormat(),
    list,
    ...['bext', 'iXML', 'cart', '_PMX', 'id3 ', 'JUNK', 'zzzz'].map((id) => riffChunk(id, latin(mark.repeat(20)))),
    riffChunk('data', samples),
    list,
  );

  it('names nobody, and keeps its samples where they were', async () => {
    const { bytes, seconds, metadata } = await prepareTwice(given, 'audio/wav');

    expect(seconds).toBe(2);
    expect(bytes.indexOf(samples)).toBe(given.indexOf(samples));
    expect(metadata).toContainEqual({ place: 'Author', value: mark });
  });

  it('is read to its end when the recorder did not write its size', async () => {
    const open = wav(wavFormat(), riffChunk('data', samples));
    open.writeUInt32LE(0xffffffff, open.indexOf('data') + 4);

    expect((await prepare(open, 'audio/wav')).seconds).toBe(2);
  });

  it.each([
    ['that is cut', wav(wavFormat(), riffChunk('data', samples)).subarray(0, -100), 'incomplete'],
    ['without samples', wav(wavFormat()), 'incomplete'],
    ['that says nothing', wav(list, list), 'broken'],
  ])('%s is called what it is', async (_, bytes, problem) => {
    expect(await prepare(bytes, 'audio/wav')).toMatchObject({ problem, copy: null });
  });
});

describe('an Ogg', () => {
  const comments = Buffer.concat([
    latin('\x03vorbis'),
    vorbisComments(mark, [`ARTIST=${mark}`, `METADATA_BLOCK_PICTURE=${'A'.repeat(2000)}${mark}`]),
    Buffer.from([1]),
  ]);
  const setup = latin('\x05vorbisSETUP');
  const cut = 255 * 4;
  const given = Buffer.concat([
    oggPage([vorbisStart()], { flags: 2 }),
    oggPage([comments.subarray(0, cut)], { number: 1, isContinued: true }),
    oggPage([comments.subarray(cut), setup], { flags: 1, number: 2 }),
    oggPage([latin('SOUND')], { flags: 4, granule: 44_100 * 3, number: 3 }),
  ]);

  it('names nobody, and its pages have right check sums', async () => {
    const { bytes, seconds, metadata } = await prepareTwice(given, 'audio/ogg');

    expect(seconds).toBe(3);
    expect(metadata).toEqual([{ place: 'Author', value: mark }]);
    const empty = Buffer.concat([latin('\x03vorbis'), Buffer.alloc(8), Buffer.from([1])]);
    const blank = Buffer.concat([empty, Buffer.alloc(comments.length - empty.length)]);
    expect(bytes).toEqual(
      Buffer.concat([
        oggPage([vorbisStart()], { flags: 2 }),
        oggPage([blank.subarray(0, cut)], { number: 1, isContinued: true }),
        oggPage([blank.subarray(cut), setup], { flags: 1, number: 2 }),
        oggPage([latin('SOUND')], { flags: 4, granule: 44_100 * 3, number: 3 }),
      ]),
    );
  });

  it('names nobody when it is Opus, or two recordings that were joined', async () => {
    const opus = (serial: number) => {
      const start = Buffer.concat([latin('OpusHead\x01\x01'), Buffer.alloc(9)]);
      return Buffer.concat([
        oggPage([start], { flags: 2, serial }),
        oggPage([Buffer.concat([latin('OpusTags'), vorbisComments(mark, [`TITLE=${mark}`])])], { serial, number: 1 }),
        oggPage([latin('SOUND')], { flags: 4, granule: 48_000, serial, number: 2 }),
      ]);
    };

    expect((await prepareTwice(Buffer.concat([opus(1), opus(2)]), 'audio/ogg')).seconds).toBe(2);
  });

  it.each([
    ['that is cut', given.subarray(0, -3), 'incomplete'],
    ['that ends before its sound', given.subarray(0, given.lastIndexOf('OggS')), 'empty'],
  ])('%s is called what it is', async (_, bytes, problem) => {
    expect(await prepare(bytes, 'audio/ogg')).toMatchObject({ problem, copy: null });
  });
});

describe('a FLAC', () => {
  const blocks = [
    flacBlock(0, flacStream(44_100 * 4)),
    flacBlock(4, vorbisComments(mark, [`ARTIST=${mark}`])),
    flacBlock(6, latin(mark)),
    flacBlock(2, latin(mark)),
    flacBlock(1, latin(mark), true),
  ];
  const given = Buffer.concat([id3({ TPE1: mark }), latin('fLaC'), ...blocks, latin('\xff\xf8SOUND')]);

  it('names nobody, and keeps its sound', async () => {
    const { bytes, seconds, metadata } = await prepareTwice(given, 'audio/flac');

    expect(seconds).toBe(4);
    expect(bytes.subarray(-7).toString('latin1')).toBe('\xff\xf8SOUND');
    expect(bytes.subarray(0, 4).toString()).toBe('fLaC');
    expect(metadata).toEqual([{ place: 'Author', value: mark }]);
  });

  it('that is cut within its header is incomplete', async () => {
    expect(await prepare(given.subarray(0, -20), 'audio/flac')).toMatchObject({ problem: 'incomplete' });
  });
});

describe('any recording', () => {
  it('that is damaged anywhere is prepared or has a problem, and nothing else goes wrong', async () => {
    const samples = [
      movie({ tracks: [picture, sound], extra: [parent('udta', latin('\0\0\0\x0c\xa9nam1234'))] }),
      Buffer.concat([
        ebmlHeader(),
        element(0x18538067, element(0x1549a966, element(0x7ba9, latin('t'))), element(0x1f43b675)),
      ]),
      Buffer.concat([id3({ TPE1: mark }), mp3Frame(), mp3Frame()]),
      wav(wavFormat(), riffChunk('bext', latin(mark)), riffChunk('data', Buffer.alloc(9))),
      Buffer.concat([oggPage([vorbisStart()], { flags: 2 }), oggPage([latin('\x03vorbis'), latin('x')])]),
      Buffer.concat([
        latin('fLaC'),
        flacBlock(0, flacStream(9)),
        flacBlock(4, vorbisComments('a', ['b=c']), true),
        latin('S'),
      ]),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.array(fc.record({ at: fc.nat(), value: fc.nat({ max: 255 }) }), { minLength: 1, maxLength: 6 }),
        async (sample, changes) => {
          const bytes = Buffer.from(sample);
          for (const { at, value } of changes) bytes[at % bytes.length] = value;
          await prepare(bytes, 'video/mp4');
        },
      ),
      { numRuns: 100 },
    );
  });

  it('of 250 MB is copied without being read whole', async () => {
    const path = join(folder, 'large');
    const size = 250 * 1024 * 1024;
    const start = movie({ tracks: [picture, sound], extra: [parent('udta', box('\xa9nam', latin(mark)))] });
    const file = await open(path, 'w');
    await file.write(start);
    // A file with a hole takes no place on the disk.
    await file.write(u32(size), 0, 4, start.length);
    await file.write(latin('mdat'), 0, 4, start.length + 4);
    await file.truncate(start.length + size);
    await file.close();
    const before = process.memoryUsage.rss();
    const { copy } = await soundAndVideoFormat.prepare(
      { path, mediaType: 'video/mp4', size: start.length + size },
      folder,
      withoutTools,
    );

    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024);
    const written = await open(copy!.path);
    const { buffer } = await written.read(Buffer.alloc(start.length), 0, start.length, 0);
    expect((await written.stat()).size).toBe(start.length + size);
    await written.close();
    expect(buffer.includes(mark)).toBe(false);
  });
});
