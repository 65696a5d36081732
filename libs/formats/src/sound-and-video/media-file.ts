import { type FileHandle, open } from 'node:fs/promises';

const windowSize = 256 * 1024;

/** A recording or video that is read in parts: it may be larger than the memory. */
export class MediaFile {
  #window = { from: 0, bytes: Buffer.alloc(0) };

  private constructor(
    private readonly handle: FileHandle,
    readonly size: number,
  ) {}

  static async open(path: string): Promise<MediaFile> {
    const handle = await open(path);
    return new MediaFile(handle, (await handle.stat()).size);
  }

  /** Up to that many bytes: fewer where the file ends. */
  async read(at: number, size: number): Promise<Buffer> {
    if (at < this.#window.from || at + size > this.#window.from + this.#window.bytes.length) await this.#load(at, size);
    const from = at - this.#window.from;
    return this.#window.bytes.subarray(from, from + size);
  }

  async close(): Promise<void> {
    await this.handle.close();
  }

  async #load(at: number, size: number): Promise<void> {
    const wanted = Math.min(Math.max(size, windowSize), Math.max(0, this.size - at));
    const bytes = Buffer.alloc(wanted);
    let filled = 0;
    while (filled < wanted) {
      const { bytesRead } = await this.handle.read(bytes, filled, wanted - filled, at + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    this.#window = { from: at, bytes: bytes.subarray(0, filled) };
  }
}
