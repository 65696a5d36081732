import { createHash } from 'node:crypto';
import { pipeline, type Readable, Transform, type TransformCallback } from 'node:stream';
import { finished } from 'node:stream/promises';
import { DomainError } from '#kernel';
import type { StoredContent } from './artifact-store.js';

/** Passes bytes on while it counts and hashes them, and breaks off at the first byte too many. */
export class ContentMeter extends Transform {
  private readonly hash = createHash('sha256');
  /** Not `size`: the S3 uploader would take that for the length of the whole stream. */
  private passed = 0;

  private constructor(private readonly maxBytes: number) {
    super({ highWaterMark: 256 * 1024 });
  }

  /**
   * Meters `content`, at most `maxBytes` bytes of it. It listens to `content` from this very tick, so that no error is
   * without a listener while its reader still opens a file or a connection; whoever reads the meter gets that error.
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

  /** Size and hash of all that has passed; to be asked once, at the end. */
  result(): StoredContent {
    return { size: this.passed, sha256: this.hash.digest('hex') };
  }
}

/** The size and SHA-256 of a content, read to its end without keeping it. */
export async function measure(content: Readable): Promise<StoredContent> {
  const meter = ContentMeter.of(content, Number.POSITIVE_INFINITY).resume();
  await finished(meter);
  return meter.result();
}

/** The refusal of a file with more bytes than its place takes. */
export function fileTooLarge(maxBytes: number): DomainError {
  return new DomainError(
    'too-large',
    'file.too-large',
    `The file is larger than ${inWords(maxBytes)}, the most that is taken here. Nothing of it was kept.`,
    { maxBytes },
  );
}

const units = [
  [1_000_000_000, 'GB'],
  [1_000_000, 'MB'],
  [1_000, 'kB'],
] as const;

function inWords(bytes: number): string {
  const [factor, unit] = units.find(([factor]) => bytes >= factor) ?? [1, bytes === 1 ? 'byte' : 'bytes'];
  return `${(bytes / factor).toLocaleString('en-US', { maximumFractionDigits: 1 })} ${unit}`;
}
