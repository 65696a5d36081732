import { withoutPictureMetadata } from '../pictures/index.js';
import { OfficeProblem } from './office-problem.js';

/** A picture, recording or font in a package, as its bytes say. */
export interface Binary {
  extension: string;
  mediaType: string;
}

/** The first bytes in hexadecimal. */
const signatures: [pattern: RegExp, extension: string, mediaType: string][] = [
  [/^89504e470d0a1a0a/, 'png', 'image/png'],
  [/^ffd8ff/, 'jpeg', 'image/jpeg'],
  [/^474946383[79]61/, 'gif', 'image/gif'],
  [/^52494646.{8}57454250/, 'webp', 'image/webp'],
  [/^424d/, 'bmp', 'image/bmp'],
  [/^01000000.{72}20454d46/, 'emf', 'image/x-emf'],
  [/^(?:d7cdc69a|0[12]000900)/, 'wmf', 'image/x-wmf'],
];

/** The kind of a picture that can be in a blind copy, or null. */
export function pictureOf(bytes: Uint8Array): Binary | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(64, bytes.byteLength)).toString('hex');
  const found = signatures.find(([pattern]) => pattern.test(head));
  return found === undefined ? null : { extension: found[1], mediaType: found[2] };
}

/**
 * The picture without metadata.
 * @throws OfficeProblem `not-cleanable` for a picture that cannot be read. The caller leaves the picture out.
 */
export function blindPicture(bytes: Uint8Array, { mediaType }: Binary): Uint8Array {
  try {
    return mediaType === 'image/x-emf' ? withoutDescription(bytes) : withoutPictureMetadata(bytes, mediaType);
  } catch {
    throw new OfficeProblem('not-cleanable', 'a picture cannot be read');
  }
}

/** A drawing for Windows states the program and the title of what it was made from. */
function withoutDescription(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  const length = copy.readUInt32LE(60) * 2;
  const start = copy.readUInt32LE(64);
  if (length > 0 && start >= 88 && start + length <= copy.length) copy.fill(0, start, start + length);
  return copy;
}
