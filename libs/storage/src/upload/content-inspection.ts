import { Transform, type TransformCallback } from 'node:stream';
import { headLength, type Inspected } from './sniff.js';

/** Passes bytes on while it keeps the first ones and looks whether all are text. */
export class ContentInspection extends Transform {
  private readonly head: Buffer[] = [];
  private missing = headLength;
  private passed = 0;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private isText = true;

  constructor() {
    super({ highWaterMark: 256 * 1024 });
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.passed += chunk.byteLength;
    if (this.missing > 0) {
      // A copy: the chunk is a window into a larger buffer, which would stay in memory with it.
      const part = Buffer.from(chunk.subarray(0, this.missing));
      this.head.push(part);
      this.missing -= part.byteLength;
    }
    if (this.isText) this.isText = !chunk.includes(0) && this.decodes(chunk);
    done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    if (this.isText) this.isText = this.decodes();
    done();
  }

  /** Whether what is still to come changes nothing any more but the size. */
  get decided(): boolean {
    return this.missing === 0 && !this.isText;
  }

  /** To be asked when the content has come to its end, or is decided. */
  result(): Inspected {
    return { head: Buffer.concat(this.head), isText: this.isText, size: this.passed };
  }

  /** Whether the text so far is UTF-8; without a chunk, whether it also ended on a whole character. */
  private decodes(chunk?: Buffer): boolean {
    try {
      this.decoder.decode(chunk, { stream: chunk !== undefined });
      return true;
    } catch {
      return false;
    }
  }
}
