import { createHash } from 'node:crypto';
import { pipeline, type Readable, Transform, type TransformCallback } from 'node:stream';
import { finished } from 'node:stream/promises';
import { fileTooLarge } from '#kernel';
import type { StoredContent } from './artifact-store.js';

/** Counts and hashes the bytes that pass, and fails at the first byte over the limit. */
export class ContentMeter extends Transform {
  private readonly hash = createHash('sha256');
  /** Not named `size`: the S3 uploader would read that as the length of the whole stream. */
  private passed = 0;

  private constructor(private readonly maxBytes: number) {
    super({ highWaterMark: 256 * 1024 });
  }

  /**
   * Meters `content`, at most `maxBytes` bytes of it. It listens to `content` at once, so an error always has a listener
   * while its reader opens a file or a connection. The reader of the meter gets the error.
   */
  static of(content: Readable, maxBytes: number): ContentMeter {
    const meter = new ContentMeter(maxBytes);
    meter.on('error', () => {});
    pipeline(content, meter, () => {});
    return meter;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.passed += chunk.byteLength;
    if (this.passed > this.maxBytes) return done(fileTooLarge(this.maxBytes));
    this.hash.update(chunk);
    done(null, chunk);
  }

  /** The size and hash of all bytes that passed. Call it once, at the end. */
  result(): StoredContent {
    return { size: this.passed, sha256: this.hash.digest('hex') };
  }
}

/** Reads a content to its end for its size and SHA-256. */
export async function measure(content: Readable): Promise<StoredContent> {
  const meter = ContentMeter.of(content, Number.POSITIVE_INFINITY).resume();
  await finished(meter);
  return meter.result();
}
