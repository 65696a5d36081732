import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import { Upload } from '@tus/server';
import { assertKey } from '../artifact-key.js';
import { ContentMeter } from '../content-meter.js';
import { type FolderStore, nullIfAbsent } from '../drivers/folder-store.js';
import { type Arrival, UnfinishedUploads, uploadLost } from './unfinished-uploads.js';

/** In the store's folder, so an upload is finished with one rename. */
const unfinished = '.resumable';

/** The file store would keep a note of each upload and clean up by it. Our rows do that. */
const noNotes = { get: async () => undefined, set: async () => {}, delete: async () => {} };

/**
 * Keeps unfinished uploads as files next to the contents of a `FolderStore`. A finished upload moves out, so clearing
 * this folder never touches a content.
 */
export class FolderUploads extends UnfinishedUploads {
  private readonly directory: string;
  private files?: FileStore;

  constructor(private readonly store: FolderStore) {
    super();
    this.directory = resolve(store.root, unfinished);
  }

  async begin(key: string, size: number): Promise<void> {
    await (await this.open()).create(new Upload({ id: this.nameOf(key), size, offset: 0 }));
  }

  async append(key: string, content: Readable, { offset, size }: { offset: number; size: number }): Promise<Arrival> {
    const files = await this.open();
    if (offset > 0) return { arrived: await files.write(content, this.nameOf(key), offset), sha256: null };
    const meter = ContentMeter.of(content, size);
    const arrived = await files.write(meter, this.nameOf(key), 0);
    return { arrived, sha256: arrived === size ? meter.result().sha256 : null };
  }

  async arrived(key: string, size: number): Promise<number> {
    const found = await stat(this.pathOf(key)).catch(nullIfAbsent);
    if (found !== null) return found.size;
    const moved = await this.store.stat(key);
    if (moved?.size !== size) throw uploadLost();
    return size;
  }

  async finish(key: string, size: number): Promise<void> {
    if ((await this.arrived(key, size)) !== size) throw new TypeError('Only a complete upload can be finished.');
    await this.store.adopt(key, this.pathOf(key));
  }

  async discard(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async removeForgotten(before: Date): Promise<number> {
    let removed = 0;
    for (const name of (await readdir(this.directory).catch(nullIfAbsent)) ?? []) {
      const path = join(this.directory, name);
      const found = await stat(path).catch(nullIfAbsent);
      if (found === null || found.mtimeMs >= before.getTime()) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  private async open(): Promise<FileStore> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    return (this.files ??= new FileStore({ directory: this.directory, configstore: noNotes }));
  }

  private pathOf(key: string): string {
    return join(this.directory, this.nameOf(key));
  }

  private nameOf(key: string): string {
    assertKey(key);
    return key;
  }
}
