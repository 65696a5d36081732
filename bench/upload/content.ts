import { Readable } from 'node:stream';

const chunk = 64 * 1024;
const headerLength = 44;

/** A recording (WAV) of this many bytes. It is made while it is read, so it is never in memory. The bytes are always the same. */
export function recordingOf(size: number): Readable {
  const noise = Buffer.alloc(chunk);
  for (let i = 0; i < noise.length; i++) noise[i] = (Math.imul(i + 1, 2654435761) >>> 13) & 0xff;
  return Readable.from(
    (function* () {
      yield headerOf(size);
      for (let left = size - headerLength; left > 0; left -= chunk)
        yield left >= chunk ? noise : noise.subarray(0, left);
    })(),
    { objectMode: false },
  );
}

/** 48 kHz, two channels, 16 bits. */
function headerOf(size: number): Buffer {
  const header = Buffer.from(
    'RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x02\0\x80\xbb\0\0\0\xee\x02\0\x04\0\x10\0data\0\0\0\0',
    'latin1',
  );
  header.writeUInt32LE(size - 8, 4);
  header.writeUInt32LE(size - headerLength, 40);
  return header;
}
