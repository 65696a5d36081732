import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The one folder of a standalone: its database, its files, its secret. */
export class DataFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = resolve(path);
    mkdirSync(this.store, { recursive: true, mode: 0o755 });
    chmodSync(this.store, 0o700);
  }

  get postgres(): string {
    return join(this.path, 'postgres');
  }

  get store(): string {
    return join(this.path, 'store');
  }

  /**
   * Signs sessions and links, and encrypts the signing keys in the database. Created once; only the folder's owner can
   * read it.
   */
  secret(): string {
    const file = join(this.path, 'secret');
    if (!existsSync(file)) {
      const draft = `${file}.${process.pid}`;
      writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
      try {
        linkSync(draft, file); // in one step, and never over another process's secret
      } finally {
        rmSync(draft);
      }
    }
    return readFileSync(file, 'utf8').trim();
  }
}
