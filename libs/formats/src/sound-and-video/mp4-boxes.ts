import type { Range } from '../ranges.js';

/** A box inside of a box that was read: places are from the start of the file. */
export interface Box extends Range {
  type: string;
  /** Where its content starts. `from` is where its header starts. */
  body: number;
}

/** The boxes of a part of a file, which is in the memory. A box that is longer than its parent ends with it. */
export class Boxes {
  constructor(
    /** A part of the file. */
    private readonly bytes: Buffer,
    /** Where it starts in the file. */
    private readonly start: number,
  ) {}

  in({ from, to }: Range): Box[] {
    const boxes: Box[] = [];
    for (let at = from; at + 8 <= to;) {
      const short = this.long(at);
      const type = this.text(at + 4, at + 8);
      // QuickTime ends some lists with four zeros.
      if (short !== 0 && short !== 1 && short < 8) break;
      const isLong = short === 1 && at + 16 <= to;
      const size = short === 0 ? to - at : isLong ? this.wide(at + 8) : short;
      const end = Math.min(to, at + Math.max(size, isLong ? 16 : 8));
      boxes.push({ type, from: at, body: at + (isLong ? 16 : 8), to: end });
      at = end;
    }
    return boxes;
  }

  inBox(box: Box | undefined, skipped = 0): Box[] {
    return box === undefined ? [] : this.in({ from: box.body + skipped, to: box.to });
  }

  child(box: Box | undefined, type: string, skipped = 0): Box | undefined {
    return this.inBox(box, skipped).find((child) => child.type === type);
  }

  /** Zero where the part ends. A damaged file must not stop the others. */
  byte(at: number): number {
    return this.bytes[at - this.start] ?? 0;
  }

  short(at: number): number {
    return this.byte(at) * 256 + this.byte(at + 1);
  }

  long(at: number): number {
    return this.short(at) * 65_536 + this.short(at + 2);
  }

  signed(at: number): number {
    return this.long(at) | 0;
  }

  /** Above 2 ** 53 it is not exact, but no file is that long. */
  wide(at: number): number {
    return this.long(at) * 2 ** 32 + this.long(at + 4);
  }

  text(from: number, to: number): string {
    return this.part(from, to).toString('latin1');
  }

  part(from: number, to: number): Buffer {
    return this.bytes.subarray(from - this.start, Math.max(from, to) - this.start);
  }
}
