import { Readable } from 'node:stream';
import { box, movieStart, type SampleTrack } from '../../../formats/test/sample-media.js';
import { type Body, oldPdf, stream } from '../../../formats/test/sample-pdfs.js';

/** A file that is made when it is read. */
export interface LongFile {
  name: string;
  mediaType: string;
  content(): Readable;
}

/** Bytes that look like compressed pictures: no marker of JPEG, nothing that compresses. Always the same. */
function noise(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; at += 1) bytes[at] = ((Math.imul(at + 1, 2654435761) >>> 13) & 0xff) % 255;
  return bytes;
}

/** A scan: this many pages, each one JPEG of 350 kB. */
export function scanOf(pages: number): LongFile {
  return {
    name: 'Scan of the binder.pdf',
    mediaType: 'application/pdf',
    content: () => Readable.from([scannedPdf(pages)]),
  };
}

/** The start of a JPEG of 1,700 × 2,200 gray pixels, up to its scan. */
const jpegStart = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffdb004300' +
    '10'.repeat(64) +
    'ffc0000b080898069c01011100' +
    'ffc4001f0000010501010101010100000000000000000102030405060708090a0b' +
    'ffda0008010100003f00',
  'hex',
);

function scannedPdf(pages: number): Buffer {
  const picture = stream(
    '/Type/XObject/Subtype/Image/Width 1692/Height 2200/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode',
    Buffer.concat([jpegStart, noise(350_000), Buffer.from([0xff, 0xd9])]),
  );
  const first = Array.from({ length: pages }, (_, page) => 3 + 3 * page);
  const objects: Record<number, Body> = {
    1: '<</Type/Catalog/Pages 2 0 R>>',
    2: `<</Type/Pages/Count ${pages}/Kids[${first.map((number) => `${number} 0 R`).join(' ')}]>>`,
  };
  for (const number of first) {
    objects[number] =
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${number + 1} 0 R/Resources<</XObject<</Im ${number + 2} 0 R>>>>>>`;
    objects[number + 1] = stream('', 'q 612 0 0 792 0 0 cm /Im Do Q');
    objects[number + 2] = picture;
  }
  return oldPdf(objects);
}

/** A video in H.264 of about this many bytes: ten minutes, one frame a second. It is never whole in memory. */
export function videoOf(size: number): LongFile {
  const seconds = 600;
  const frame = noise(Math.floor(size / seconds));
  const track: SampleTrack = {
    handler: 'vide',
    codec: 'avc1',
    samples: Array<Buffer>(seconds).fill(frame),
    inEntry: [box('avcC', Buffer.from('0142c01fffe1000467420000010001ff', 'hex'))],
  };
  return {
    name: 'Visits to twelve classrooms.mp4',
    mediaType: 'video/mp4',
    content: () => Readable.from([movieStart({ tracks: [track], seconds }), ...track.samples], { objectMode: false }),
  };
}
