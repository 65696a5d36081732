import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deflateSync } from 'node:zlib';
import {
  colorProfile,
  exifSegment,
  gif,
  gifExtension,
  gifPicture,
  iptcSegment,
  jpeg,
  jpeg2000Box,
  jpegPixels,
  jpegSegment,
  latin,
  png,
  pngChunk,
  pngPixels,
  profileColor,
  profileSegments,
  riffChunk,
  tiff,
  webp,
  webpHeader,
  webpPixels,
  xmpSegment,
} from '../../test/sample-pictures.js';
import { BrokenPicture } from './broken-picture.js';
import { orientationOf } from './orientation.js';
import { withoutPictureMetadata } from './without-picture-metadata.js';

const mark = 'Zarathea';
const wide = Buffer.from(mark, 'utf16le');
const marked = (turned = 6) =>
  tiff({
    main: { 0x010e: mark, 0x010f: mark, 0x0110: mark, 0x0112: turned, 0x0131: mark, 0x013b: mark, 0x8298: mark },
    exif: { 0xa430: mark, 0xa431: mark },
    gps: { latitude: [38, 34, 12.5], longitude: [92, 10, 24.25] },
  });
const clean = (bytes: Buffer, type: string) => Buffer.from(withoutPictureMetadata(bytes, type));

function expectBlind(cleaned: Buffer): void {
  expect(cleaned.includes(mark)).toBe(false);
  expect(cleaned.includes(wide)).toBe(false);
  expect(cleaned.includes(Buffer.from(wide).swap16())).toBe(false);
  expect(cleaned.includes(mark.slice(0, 4))).toBe(false);
}

describe('a JPEG without metadata', () => {
  const segments = [
    jpegSegment(0xe0, Buffer.concat([latin('JFXX\0\x10'), jpeg([jpegSegment(0xfe, latin(mark))])])),
    exifSegment(marked()),
    xmpSegment(`<x:xmpmeta>${mark}</x:xmpmeta>`),
    iptcSegment({ 80: mark, 120: mark }),
    jpegSegment(0xfe, latin(`Taken by ${mark}`)),
    jpegSegment(0xe2, latin(`MPF\0${mark}`)),
    jpegSegment(0xec, latin(`Ducky${mark}`)),
    jpegSegment(0xee, latin(`Adobe\0\x64\0\0\0\0\x01${mark}`)),
    ...profileSegments(colorProfile(mark)),
  ];
  const given = jpeg(segments, Buffer.concat([jpeg([exifSegment(marked())]), latin(mark)]));

  it('names nobody, and keeps pixels, colors and orientation', () => {
    const cleaned = clean(given, 'image/jpeg');

    expectBlind(cleaned);
    expect(cleaned.includes(jpegPixels.subarray(0, -2))).toBe(true);
    expect(cleaned.includes(profileColor)).toBe(true);
    expect(cleaned.includes(latin('Adobe\0\x64\0\0\0\0\x01'))).toBe(true);
    expect(orientationOf(cleaned.subarray(cleaned.indexOf('Exif')))).toBe(6);
    expect(cleaned.subarray(-2).toString('hex')).toBe('ffd9');
    expect(cleaned.length).toBeLessThan(jpeg().length + 36 + 12 + 4 + 18 + colorProfile(mark).length + 4);
  });

  it('has no thumbnail in its first segment', () => {
    const thumbnail = Buffer.concat([latin('JFIF\0'), Buffer.from([1, 2, 0, 0, 1, 0, 1, 1, 1]), latin('abc')]);
    const cleaned = clean(Buffer.concat([latin('\xff\xd8'), jpegSegment(0xe0, thumbnail), jpegPixels]), 'image/jpeg');

    expect(cleaned).toEqual(jpeg());
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('keeps orientation %i, by either order of bytes', (orientation) => {
    for (const little of [true, false]) {
      const cleaned = clean(jpeg([exifSegment(tiff({ main: { 0x0112: orientation }, little }))]), 'image/jpeg');
      const at = cleaned.indexOf('Exif');

      expect(at === -1 ? 1 : orientationOf(cleaned.subarray(at))).toBe(orientation);
      expect(at === -1).toBe(orientation === 1);
    }
  });

  it('is the same when it is cleaned again, whatever stood in front of the pixels', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(...segments),
            fc
              .record({ code: fc.integer({ min: 0xe0, max: 0xef }), body: fc.uint8Array({ maxLength: 40 }) })
              .map(({ code, body }) => jpegSegment(code, body)),
          ),
          { maxLength: 12 },
        ),
        (some) => {
          const once = clean(jpeg(some), 'image/jpeg');
          expect(clean(once, 'image/jpeg')).toEqual(once);
          expect(once.includes(jpegPixels.subarray(0, -2))).toBe(true);
          expectBlind(once);
        },
      ),
    );
  });

  it('gets the end mark that it lacks', () => {
    expect(clean(jpeg().subarray(0, -2), 'image/jpeg')).toEqual(jpeg());
  });
});

describe('a PNG without metadata', () => {
  const profile = Buffer.concat([latin(`${mark}\0\0`), deflateSync(colorProfile(mark))]);
  const gamma = pngChunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f]));
  const given = png(
    [
      gamma,
      pngChunk('iCCP', profile),
      pngChunk('tEXt', latin(`Author\0${mark}`)),
      pngChunk('zTXt', Buffer.concat([latin('Comment\0\0'), deflateSync(latin(mark))])),
      pngChunk('iTXt', latin(`XML:com.adobe.xmp\0\0\0\0\0${mark}`)),
      pngChunk('tIME', Buffer.from([7, 230, 1, 1, 1, 1, 1])),
      pngChunk('eXIf', marked()),
      pngChunk('prVt', latin(mark)),
    ],
    { trailer: latin(mark) },
  );

  it('names nobody, and keeps pixels, colors and orientation', () => {
    const cleaned = clean(given, 'image/png');

    expectBlind(cleaned);
    expect(cleaned.includes(pngPixels)).toBe(true);
    expect(cleaned.includes(gamma)).toBe(true);
    expect(cleaned.includes('tIME')).toBe(false);
    expect(orientationOf(cleaned.subarray(cleaned.indexOf('eXIf') + 4))).toBe(6);
    expect(cleaned.includes(latin('iCCPprofile\0\0'))).toBe(true);
    expect(clean(cleaned, 'image/png')).toEqual(cleaned);
  });

  it('is the same file when there was nothing to remove', () => {
    const given = png([gamma]);

    expect(clean(given, 'image/png')).toEqual(given);
  });
});

describe('a GIF without metadata', () => {
  const control = gifExtension(0xf9, Buffer.from([4, 10, 0, 0]));
  const loop = gifExtension(0xff, latin('NETSCAPE2.0'), Buffer.from([1, 0, 0]));
  const given = gif(
    [
      loop,
      gifExtension(0xfe, latin(mark)),
      gifExtension(0xff, latin('XMP DataXMP'), latin(mark)),
      gifExtension(0xff, latin('NETSCAPE2.0'), latin(mark)),
      gifExtension(0x01, Buffer.alloc(12), latin(mark)),
      control,
    ],
    latin(mark),
  );

  it('names nobody, and keeps its picture and its animation', () => {
    const cleaned = clean(given, 'image/gif');

    expect(cleaned).toEqual(gif([loop, control]));
    expect(cleaned.includes(gifPicture)).toBe(true);
    expect(clean(cleaned, 'image/gif')).toEqual(cleaned);
  });
});

describe('a WebP without metadata', () => {
  const given = webp(
    [
      webpHeader(0x20 | 0x08 | 0x04),
      riffChunk('ICCP', colorProfile(mark)),
      webpPixels,
      riffChunk('EXIF', marked()),
      riffChunk('XMP ', latin(mark)),
      riffChunk('note', latin(mark)),
    ],
    latin(mark),
  );

  it('names nobody, and keeps pixels, colors and orientation', () => {
    const cleaned = clean(given, 'image/webp');

    expectBlind(cleaned);
    expect(cleaned.includes(webpPixels)).toBe(true);
    expect(cleaned.includes(profileColor)).toBe(true);
    expect(orientationOf(cleaned.subarray(cleaned.indexOf('EXIF') + 8))).toBe(6);
    expect(cleaned[20]).toBe(0x20 | 0x08);
    expect(cleaned.readUInt32LE(4)).toBe(cleaned.length - 8);
    expect(clean(cleaned, 'image/webp')).toEqual(cleaned);
  });

  it('keeps the frames of an animation', () => {
    const frame = (...chunks: Buffer[]) => riffChunk('ANMF', Buffer.concat([Buffer.alloc(16), ...chunks]));
    const animation = [webpHeader(0x02), riffChunk('ANIM', Buffer.alloc(6)), frame(webpPixels), frame(webpPixels)];
    const withNote = [webpHeader(0x02 | 0x04), ...animation.slice(1, 3), frame(webpPixels, riffChunk('note', wide))];

    expect(clean(webp(withNote), 'image/webp')).toEqual(webp(animation));
  });
});

describe('a JPEG 2000 picture without metadata', () => {
  const comment = Buffer.concat([Buffer.from([0xff, 0x64, 0, 4 + mark.length, 0, 1]), latin(mark)]);
  const codes = Buffer.concat([
    Buffer.from('ff4fff51000400ff', 'hex'),
    comment,
    Buffer.from('ff90000a0000' + '0000001800ff' + 'ff93', 'hex'),
    latin('pixels.pix'),
    Buffer.from('ffd9', 'hex'),
  ]);
  const given = Buffer.concat([
    jpeg2000Box('jP  ', Buffer.from('0d0a870a', 'hex')),
    jpeg2000Box('ftyp', latin('jp2 \0\0\0\0jp2 ')),
    jpeg2000Box('jp2h', jpeg2000Box('colr', Buffer.concat([Buffer.from([2, 0, 0]), colorProfile(mark)]))),
    jpeg2000Box('uuid', latin(mark)),
    jpeg2000Box('xml ', latin(mark)),
    jpeg2000Box('asoc', jpeg2000Box('lbl ', latin(mark))),
    jpeg2000Box('jp2c', codes),
  ]);

  it('names nobody, and has the same size and pixels', () => {
    const cleaned = clean(given, 'image/jp2');

    expectBlind(cleaned);
    expect(cleaned.length).toBe(given.length);
    expect(cleaned.includes('pixels.pix')).toBe(true);
    expect(cleaned.includes(profileColor)).toBe(true);
    expect(clean(cleaned, 'image/jpx')).toEqual(cleaned);
  });

  it('names nobody when it is a code stream alone, as in a PDF', () => {
    expectBlind(clean(codes, 'image/jpx'));
  });
});

describe('a picture that cannot be read', () => {
  it.each([
    ['a JPEG without pixels', jpeg().subarray(0, 30), 'image/jpeg', 'broken'],
    ['a cut PNG', png().subarray(0, -14), 'image/png', 'incomplete'],
    ['a PNG without its end mark', png().subarray(0, -12), 'image/png', 'incomplete'],
    ['a cut GIF', gif().subarray(0, -3), 'image/gif', 'incomplete'],
    ['a cut WebP', webp([webpPixels]).subarray(0, -9), 'image/webp', 'incomplete'],
    ['a text', latin('text'), 'image/jpeg', 'broken'],
    ['a text', latin('text'), 'image/png', 'broken'],
    ['a text', latin('text'), 'image/gif', 'broken'],
    ['a text', latin('text'), 'image/webp', 'broken'],
    ['a text', latin('text of a picture'), 'image/jp2', 'broken'],
  ])('%s is refused', (_, bytes, type, problem) => {
    expect(() => clean(bytes, type)).toThrow(expect.objectContaining({ name: 'BrokenPicture', problem }));
  });

  it('whatever the bytes are, nothing else goes wrong', () => {
    const starts = [jpeg(), png(), gif(), webp([webpHeader(0), webpPixels])];
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.array(fc.record({ at: fc.nat(), value: fc.nat({ max: 255 }) }), { maxLength: 6 }),
        (start, changes) => {
          const bytes = Buffer.from(start);
          for (const { at, value } of changes) bytes[at % bytes.length] = value;
          for (const type of ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/jp2'])
            try {
              withoutPictureMetadata(bytes, type);
            } catch (error) {
              expect(error).toBeInstanceOf(BrokenPicture);
            }
        },
      ),
    );
  });

  it('a picture of another type comes back as it is', () => {
    const bytes = latin('BM');

    expect(withoutPictureMetadata(bytes, 'image/bmp')).toBe(bytes);
  });
});
