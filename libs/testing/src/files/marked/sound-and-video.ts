import {
  box,
  ebmlHeader,
  element,
  flacBlock,
  flacStream,
  full,
  id3,
  movie,
  mp3Frame,
  parent,
  u16,
  u32,
  vorbisComments,
  wav,
  wavFormat,
} from '../../../../formats/test/sample-media.js';
import { latin } from '../../../../formats/test/sample-pdfs.js';
import { colorProfile, riffChunk } from '../../../../formats/test/sample-pictures.js';
import { markedXmp, placeOfVideo } from './metadata.js';

export function markedMovie(mark: string, brand: string): Buffer {
  const text = (type: string, value: string) => box(type, Buffer.concat([u16(value.length, 0), latin(value)]));
  const userData = parent('udta', text('\xa9nam', mark), text('\xa9xyz', placeOfVideo), text('\xa9mak', mark));
  const keys = ['location.ISO6709', 'model'].map((key) => box('mdta', latin(`com.apple.quicktime.${key}`)));
  const values = [placeOfVideo, `Phone of ${mark}`].map((value, index) => {
    const data = parent('data', u32(1, 0), latin(value));
    return Buffer.concat([u32(data.length + 8, index + 1), data]);
  });
  const appleMeta = parent(
    'meta',
    full('hdlr', u32(0), latin('mdta'), Buffer.alloc(13)),
    full('keys', u32(2), ...keys),
    parent('ilst', ...values),
  );
  const packet = box(
    'uuid',
    Buffer.concat([Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex'), latin(markedXmp(mark))]),
  );
  const colors = box('colr', Buffer.concat([latin('prof'), colorProfile(mark)]));
  const pictures = {
    handler: 'vide',
    codec: 'avc1',
    samples: ['PICTURE1', 'PICTURE2'],
    inEntry: [colors, box('uuid', latin(mark))],
    extra: [userData],
  };
  const isSound = brand.startsWith('M4A');
  return movie({
    brand,
    mark: mark.slice(0, 31),
    tracks: [
      ...(isSound ? [] : [pictures]),
      { handler: 'soun', codec: 'mp4a', samples: ['SOUND1', 'SOUND2', 'SOUND3'] },
      ...(isSound ? [] : [{ handler: 'meta', codec: 'mebx', samples: [`${mark} was here`], extra: [appleMeta] }]),
    ],
    extra: [userData, appleMeta, packet, box('free', latin(mark))],
    after: [packet, box('skip', latin(mark)), parent('meta', latin(mark))],
  });
}

export function markedWebm(mark: string): Buffer {
  const block = Buffer.concat([Buffer.from([0x81, 0, 40, 0x80]), latin('PICTURE1')]);
  const sample = Buffer.concat([Buffer.from([0x82, 0, 40, 0x80]), latin(`${mark} was here`)]);
  return Buffer.concat([
    ebmlHeader(),
    element(
      0x18538067,
      element(
        0x1549a966,
        element(0x2ad7b1, u32(1_000_000)),
        element(0x4489, Buffer.from('409f400000000000', 'hex')),
        element(0x7ba9, latin(mark)),
        element(0x4d80, latin(mark)),
        element(0x5741, latin(mark)),
      ),
      element(
        0x1654ae6b,
        element(
          0xae,
          element(0xd7, Buffer.from([1])),
          element(0x73c5, Buffer.from([1])),
          element(0x83, Buffer.from([1])),
          element(0x86, latin('V_VP8')),
          element(0x536e, latin(mark)),
          element(0xe0, element(0xb0, u16(64)), element(0xba, u16(32))),
        ),
        element(
          0xae,
          element(0xd7, Buffer.from([2])),
          element(0x83, Buffer.from([0x21])),
          element(0x86, latin('D_WEBVTT/METADATA')),
        ),
      ),
      element(
        0x1254c367,
        element(0x7373, element(0x67c8, element(0x45a3, latin('ARTIST')), element(0x4487, latin(mark)))),
      ),
      element(
        0x1941a469,
        element(
          0x61a7,
          element(0x466e, latin(`${mark}.txt`)),
          element(0x4660, latin('text/plain')),
          element(0x465c, latin(mark)),
        ),
      ),
      element(
        0x1f43b675,
        element(0xe7, Buffer.from([0])),
        element(0xa3, block),
        element(0xa3, sample),
        element(0xec, latin(mark)),
      ),
    ),
    element(0xec, latin(mark)),
  ]);
}

export function markedMp3(mark: string): Buffer {
  const frames = Array.from({ length: 80 }, () => mp3Frame());
  const last = Buffer.alloc(128);
  last.write(`TAG${mark.slice(0, 30)}`, 'latin1');
  return Buffer.concat([
    id3({ TIT2: mark, TPE1: mark, TALB: mark, COMM: `eng\0${mark}`, PRIV: mark, TXXX: `School\0${mark}` }),
    ...frames,
    last,
  ]);
}

export function markedWav(mark: string): Buffer {
  const info = Buffer.concat([
    latin('INFO'),
    riffChunk('IART', latin(mark)),
    riffChunk('ICMT', latin(mark)),
    riffChunk('INAM', latin(mark)),
  ]);
  return wav(
    riffChunk('bext', latin(mark.padEnd(602, '\0'))),
    wavFormat(),
    riffChunk('LIST', info),
    riffChunk('iXML', latin(`<BWFXML><NOTE>${mark}</NOTE></BWFXML>`)),
    riffChunk('_PMX', latin(markedXmp(mark))),
    riffChunk('data', Buffer.alloc(16_000, 128)),
    riffChunk('id3 ', id3({ TPE1: mark })),
  );
}

export function markedFlac(mark: string): Buffer {
  return Buffer.concat([
    latin('fLaC'),
    flacBlock(0, flacStream(44_100)),
    flacBlock(4, vorbisComments(mark, [`ARTIST=${mark}`, `TITLE=${mark}`])),
    flacBlock(2, latin(`MARK${mark}`)),
    flacBlock(
      6,
      Buffer.concat([u32(3, 10), latin('image/jpeg'), u32(mark.length), latin(mark), u32(0, 0, 0, 0, 0)]),
      true,
    ),
    Buffer.from([0xff, 0xf8, 0xc9, 0x18, 0, 0, 0, 0]),
    Buffer.alloc(200, 1),
  ]);
}
