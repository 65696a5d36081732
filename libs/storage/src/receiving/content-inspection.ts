import { Transform, type TransformCallback } from 'node:stream';
import { headLength, type Inspected } from './sniff.js';

/** Keeps the first bytes that pass, and checks whether all bytes are text. */
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
      // A copy, because the chunk would keep the larger buffer behind it in memory.
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

  /** Whether the bytes still to come can change only the size. */
  get decided(): boolean {
    return this.missing === 0 && !this.isText;
  }

  /** Call it when the content has ended or is decided. */
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
