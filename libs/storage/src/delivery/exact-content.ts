import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

/**
 * Passes a content on and hashes it. The last chunk leaves only when the whole has the expected SHA-256; otherwise the
 * stream fails, so that nobody gets all of a content that was altered.
 */
export class ExactContent extends Transform {
  private readonly hash = createHash('sha256');
  private held: Buffer | null = null;

  constructor(
    private readonly sha256: string,
    private readonly refusal: () => Error,
  ) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.hash.update(chunk);
    const before = this.held;
    this.held = chunk;
    done(null, before ?? undefined);
  }

  override _flush(done: TransformCallback): void {
    if (this.hash.digest('hex') !== this.sha256) done(this.refusal());
    else done(null, this.held ?? undefined);
  }
}
