const orientationTag = 0x0112;

/** The orientation in the TIFF structure of EXIF, from 1 to 8. It is 1 when nothing is said. */
export function orientationOf(tiff: Uint8Array): number {
  const bytes = withoutExifHeader(tiff);
  if (bytes.length < 14) return 1;
  const little = bytes.toString('latin1', 0, 2) === 'II';
  if (!little && bytes.toString('latin1', 0, 2) !== 'MM') return 1;
  const short = (at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const directory = little ? bytes.readUInt32LE(4) : bytes.readUInt32BE(4);
  if (directory + 2 > bytes.length) return 1;
  const count = short(directory);
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > bytes.length) return 1;
    if (short(entry) !== orientationTag) continue;
    const value = short(entry + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** The smallest TIFF structure that says how a picture is turned. */
export function tiffWithOrientation(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM', 0, 'latin1');
  tiff.writeUInt16BE(42, 2);
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(orientationTag, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}

/** PNG and WebP have the structure alone, but some programs put the header of a JPEG segment before it. */
export function withoutExifHeader(bytes: Uint8Array): Buffer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.toString('latin1', 0, 6) === 'Exif\0\0' ? buffer.subarray(6) : buffer;
}
