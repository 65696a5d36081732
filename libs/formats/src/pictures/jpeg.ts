import { broken } from './broken-picture.js';
import { withoutProfileMetadata } from './icc.js';
import { orientationOf, tiffWithOrientation } from './orientation.js';

const marker = { jfif: 0xe0, exif: 0xe1, icc: 0xe2, adobe: 0xee, scan: 0xda, end: 0xd9, start: 0xd8 } as const;
const exifHeader = Buffer.from('Exif\0\0', 'latin1');
const profileHeader = Buffer.from('ICC_PROFILE\0', 'latin1');
/** A segment has at most 65,535 bytes, including its length, the header and the two numbers. */
const mostOfProfile = 65_535 - 2 - profileHeader.length - 2;

/** A segment, with the compressed data that follows the header of a scan. */
export interface JpegSegment {
  marker: number;
  /** Without the marker and the length. */
  body: Buffer;
  /** The compressed data after the header of a scan. */
  data: Buffer | null;
}

export interface JpegFile {
  segments: JpegSegment[];
  /** Whether the mark of the end was there. */
  ended: boolean;
}

/**
 * The segments of the first picture in a JPEG. Cameras put more after its end.
 * @throws BrokenPicture
 */
export function readJpeg(bytes: Uint8Array): JpegFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) throw broken('A JPEG starts with FF D8.');
  const segments: JpegSegment[] = [];
  let at = 2;
  for (;;) {
    // Decoders skip what stands between two segments.
    at = file.indexOf(0xff, at);
    if (at === -1 || at + 1 >= file.length) return { segments, ended: false };
    const code = file[at + 1]!;
    if (code === 0xff) at += 1;
    else if (code === marker.end) return { segments, ended: true };
    else if (hasNoBody(code)) at += 2;
    else {
      if (at + 4 > file.length) return { segments, ended: false };
      const size = file.readUInt16BE(at + 2);
      if (size < 2) throw broken('A segment of a JPEG is shorter than its own header.');
      const next = at + 2 + size;
      if (next > file.length) return { segments, ended: false };
      const dataEnd = code === marker.scan ? endOfScan(file, next) : next;
      segments.push({
        marker: code,
        body: file.subarray(at + 4, next),
        data: code === marker.scan ? file.subarray(next, dataEnd) : null,
      });
      at = dataEnd;
    }
  }
}

/**
 * A JPEG with what a decoder needs, and nothing else: no comments, thumbnails, second pictures or trailers. Of EXIF, the
 * orientation is left.
 * @throws BrokenPicture
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array {
  const { segments } = readJpeg(bytes);
  if (
    !segments.some((segment) => isFrame(segment.marker)) ||
    !segments.some(({ marker: code }) => code === marker.scan)
  )
    throw broken('A JPEG has the header of a picture and at least one scan.');
  return Buffer.concat([
    Buffer.from([0xff, marker.start]),
    ...jfif(segments),
    ...exif(segments),
    ...profile(segments),
    ...adobe(segments),
    ...segments
      .filter((segment) => isForDecoder(segment.marker))
      .flatMap(({ marker: code, body, data }) => [written(code, body), data ?? Buffer.alloc(0)]),
    Buffer.from([0xff, marker.end]),
  ]);
}

/**
 * A JPEG that had no color profile, with this one, without its metadata.
 * @throws BrokenPicture
 */
export function withProfile(bytes: Uint8Array, profile: Uint8Array): Uint8Array {
  const cleaned = withoutProfileMetadata(profile);
  if (cleaned === null) return bytes;
  // The cleaner puts the segments in order.
  return cleanJpeg(Buffer.concat([bytes.subarray(0, 2), ...writtenProfile(cleaned), bytes.subarray(2)]));
}

/** Frame headers: C0 to CF without tables, arithmetic conditioning and the reserved C8. */
export function isFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
}

/** The TIFF structure of the EXIF segment. Null when there is none. */
export function exifOf(segments: readonly JpegSegment[]): Buffer | null {
  const found = segments.find((segment) => segment.marker === marker.exif && startsWith(segment.body, exifHeader));
  return found === undefined ? null : found.body.subarray(exifHeader.length);
}

function isForDecoder(code: number): boolean {
  return (code >= 0xc0 && code <= 0xcf && code !== 0xc8) || (code >= 0xda && code <= 0xdf);
}

/** Restart marks, the start and the temporary mark. Reserved marks have no body that anyone knows. */
function hasNoBody(code: number): boolean {
  return code < 0xc0 || (code >= 0xd0 && code <= 0xd8);
}

function endOfScan(file: Buffer, from: number): number {
  for (let at = from; ; at += 1) {
    at = file.indexOf(0xff, at);
    if (at === -1 || at + 1 >= file.length) return file.length;
    const code = file[at + 1]!;
    if (code !== 0 && code !== 0xff && !(code >= 0xd0 && code <= 0xd7)) return at;
  }
}

function jfif(segments: JpegSegment[]): Buffer[] {
  const found = segments.find(({ marker: code, body }) => code === marker.jfif && body.length >= 14 && isJfif(body));
  if (found === undefined) return [];
  // The last two bytes are the size of the thumbnail.
  const body = Buffer.from(found.body.subarray(0, 14));
  body.fill(0, 12);
  return [written(marker.jfif, body)];
}

function isJfif(body: Buffer): boolean {
  return body.toString('latin1', 0, 5) === 'JFIF\0';
}

function exif(segments: JpegSegment[]): Buffer[] {
  const tiff = exifOf(segments);
  const orientation = tiff === null ? 1 : orientationOf(tiff);
  if (orientation === 1) return [];
  return [written(marker.exif, Buffer.concat([exifHeader, tiffWithOrientation(orientation)]))];
}

function adobe(segments: JpegSegment[]): Buffer[] {
  const found = segments.find(
    ({ marker: code, body }) => code === marker.adobe && body.length >= 12 && body.toString('latin1', 0, 5) === 'Adobe',
  );
  return found === undefined ? [] : [written(marker.adobe, found.body.subarray(0, 12))];
}

function profile(segments: JpegSegment[]): Buffer[] {
  const parts = segments
    .filter(({ marker: code, body }) => code === marker.icc && startsWith(body, profileHeader) && body.length > 14)
    .map(({ body }) => ({ number: body[12]!, bytes: body.subarray(14) }))
    .sort((one, other) => one.number - other.number);
  const cleaned = withoutProfileMetadata(Buffer.concat(parts.map((part) => part.bytes)));
  return cleaned === null ? [] : writtenProfile(cleaned);
}

function writtenProfile(cleaned: Uint8Array): Buffer[] {
  const count = Math.ceil(cleaned.length / mostOfProfile);
  return Array.from({ length: count }, (_, index) =>
    written(
      marker.icc,
      Buffer.concat([
        profileHeader,
        Buffer.from([index + 1, count]),
        cleaned.subarray(index * mostOfProfile, (index + 1) * mostOfProfile),
      ]),
    ),
  );
}

function written(code: number, body: Uint8Array): Buffer {
  const header = Buffer.from([0xff, code, 0, 0]);
  header.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([header, body]);
}

function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes.subarray(0, start.length).equals(start);
}
