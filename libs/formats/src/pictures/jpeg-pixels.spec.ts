import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jpeg, jpegSegment } from '../../test/sample-pictures.js';
import { BrokenPicture } from './broken-picture.js';
import { checkJpegPixels } from './jpeg-pixels.js';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

interface Scan {
  components: number[];
  /** Each block has two bits. */
  data: string;
}

/** A JPEG of blocks of one color, without its end mark. Components have their sampling, such as 0x22. */
function jpegOf(
  [width, height]: [number, number],
  sampling: number[],
  scans: Scan[],
  { frame = 0xc0, interval = 0 } = {},
): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16BE(height, 0);
  size.writeUInt16BE(width, 2);
  const components = sampling.flatMap((factors, id) => [id, factors, 0]);
  const tables = [0x00, 0x10].map((number) => jpegSegment(0xc4, Buffer.from([number, 1, ...Array(15).fill(0), 0])));
  return Buffer.concat([
    bytes('ffd8'),
    jpegSegment(frame, Buffer.concat([Buffer.from([8]), size, Buffer.from([sampling.length, ...components])])),
    ...tables,
    jpegSegment(0xdd, Buffer.from([0, interval])),
    ...scans.flatMap((scan) => [
      jpegSegment(0xda, Buffer.from([scan.components.length, ...scan.components.flatMap((id) => [id, 0]), 0, 63, 0])),
      bytes(scan.data),
    ]),
  ]);
}

const incomplete = expect.objectContaining({ name: 'BrokenPicture', problem: 'incomplete' });
const gray: Scan = { components: [0], data: '0000' };

describe('a JPEG without its end mark', () => {
  it.each([
    ['gray pixels', jpegOf([24, 16], [0x11], [gray])],
    ['colors in one scan', jpegOf([33, 17], [0x22, 0x11, 0x11], [{ components: [0, 1, 2], data: '00'.repeat(9) }])],
    [
      'colors in a scan each',
      jpegOf(
        [33, 17],
        [0x22, 0x11, 0x11],
        [
          { components: [0], data: '00000000' },
          { components: [1], data: '0000' },
          { components: [2], data: '0000' },
        ],
      ),
    ],
    ['restarts', jpegOf([24, 16], [0x11], [{ components: [0], data: '0f ffd0 0f ffd1 0f' }], { interval: 2 })],
    ['a real picture', jpeg().subarray(0, -2)],
  ])('is whole with its last byte of %s, and cut without it', (_, whole) => {
    expect(() => checkJpegPixels(whole)).not.toThrow();
    expect(() => checkJpegPixels(Buffer.concat([whole, bytes('ff')]))).not.toThrow();
    expect(() => checkJpegPixels(whole.subarray(0, -1))).toThrow(incomplete);
  });

  it.each([
    ['lacks a color', jpegOf([24, 16], [0x11, 0x11], [gray])],
    ['lacks a restart', jpegOf([24, 16], [0x11], [{ components: [0], data: '0f0f0f0f' }], { interval: 2 })],
    ['is progressive', jpegOf([24, 16], [0x11], [gray], { frame: 0xc2 })],
    ['has no scan', jpegOf([24, 16], [0x11], [])],
    ['does not say how its colors are sampled', jpegOf([24, 16], [0x11, 0x00], [{ components: [0, 1], data: '00' }])],
  ])('is cut when it %s', (_, bytes) => {
    expect(() => checkJpegPixels(bytes)).toThrow(incomplete);
  });

  it('is whole or has a problem wherever it is damaged, and nothing else goes wrong', () => {
    const start = jpeg().subarray(0, -2);
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat({ max: start.length - 1 }), value: fc.nat({ max: 255 }) }), { maxLength: 6 }),
        (changes) => {
          const given = Buffer.from(start);
          for (const { at, value } of changes) given[at] = value;
          try {
            checkJpegPixels(given);
          } catch (error) {
            expect(error).toBeInstanceOf(BrokenPicture);
          }
        },
      ),
    );
  });
});
