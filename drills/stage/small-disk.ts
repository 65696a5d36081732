import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Skipped } from '../drill.js';

const block = Buffer.alloc(64 * 1024);

/** A file system of its own that can be filled. */
export class SmallDisk {
  private readonly filling: string;

  private constructor(readonly folder: string) {
    this.filling = join(folder, 'filling');
  }

  /** @throws Skipped when this account may not mount one. */
  static mount(megabytes: number): SmallDisk {
    const folder = mkdtempSync(join(tmpdir(), 'laurel-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder], { stdio: 'pipe' });
    } catch {
      rmSync(folder, { recursive: true });
      throw new Skipped('It needs an account that may mount a small file system, such as root.');
    }
    return new SmallDisk(folder);
  }

  fill(): void {
    const file = openSync(this.filling, 'w');
    try {
      for (let size = block.length; size >= 1024;) {
        try {
          writeSync(file, block, 0, size);
        } catch {
          size /= 2;
        }
      }
    } finally {
      closeSync(file);
    }
  }

  makeRoom(): void {
    rmSync(this.filling, { force: true });
  }

  unmount(): void {
    execFileSync('umount', ['--lazy', this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
