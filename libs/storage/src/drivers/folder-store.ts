import { createHash, randomUUID } from 'node:crypto';
import { type BigIntStats, constants } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError, notFound } from '#kernel';
import { assertKey, isKey } from '../artifact-key.js';
import { ArtifactStore, type ByteRange, type ContentState, type StoredContent } from '../artifact-store.js';
import { ContentMeter } from '../content-meter.js';

/** On the same file system as the contents, so a write ends with one rename. */
const unfinished = '.unfinished';

/**
 * Keeps contents as files in one folder, spread over 256 subfolders. A content is written to another file, flushed to the
 * disk and renamed, so a crash leaves all of it or nothing.
 */
export class FolderStore extends ArtifactStore {
  readonly root: string;

  constructor(folder: string) {
    super();
    this.root = resolve(folder);
  }

  async write(key: string, content: Readable, { maxBytes }: { maxBytes: number }): Promise<StoredContent> {
    const path = this.pathOf(key);
    const temporary = join(this.root, unfinished, `${key}.${randomUUID()}`);
    const meter = ContentMeter.of(content, maxBytes);
    try {
      await mkdir(dirname(temporary), { recursive: true });
      const file = await open(temporary, 'wx', 0o600);
      await pipeline(meter, file.createWriteStream({ flush: true }));
      await this.makeFolderOf(path);
      await rename(temporary, path);
      await flushFolder(dirname(path));
    } catch (error) {
      meter.destroy();
      await rm(temporary, { force: true });
      throw error;
    }
    return meter.result();
  }

  /** Moves a finished file of the same file system to `key`. A file that was moved before is not an error. */
  async adopt(key: string, file: string): Promise<void> {
    const handle = await open(file, 'r+').catch(nullIfAbsent);
    if (handle === null) return;
    await handle.sync().finally(() => handle.close());
    const path = this.pathOf(key);
    await this.makeFolderOf(path);
    await rename(file, path).catch(nullIfAbsent);
    await flushFolder(dirname(path));
  }

  async read(key: string, range?: ByteRange, stamp?: string): Promise<Readable> {
    const file = await open(this.pathOf(key), 'r').catch((error: unknown) => {
      throw isAbsent(error) ? notFound('file') : error;
    });
    if (stamp !== undefined && stampOf(await file.stat({ bigint: true })) !== stamp) {
      await file.close();
      throw changed();
    }
    if (range === undefined) return file.createReadStream();
    const { size } = await file.stat();
    if (range.start >= size) {
      await file.close();
      throw rangePastTheEnd(range, size);
    }
    return file.createReadStream({ start: range.start, end: range.end });
  }

  async stat(key: string): Promise<ContentState | null> {
    const found = await stat(this.pathOf(key), { bigint: true }).catch(nullIfAbsent);
    return found === null ? null : { size: Number(found.size), stamp: stampOf(found) };
  }

  async *list(): AsyncIterable<{ key: string; size: number }> {
    for (const folder of ((await readdir(this.root).catch(nullIfAbsent)) ?? []).filter((name) =>
      /^[0-9a-f]{2}$/.test(name),
    ))
      for (const key of (await readdir(join(this.root, folder)).catch(nullIfAbsent)) ?? []) {
        const found = isKey(key) ? await this.stat(key) : null;
        if (found !== null) yield { key, size: found.size };
      }
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async removeUnfinished(before: Date): Promise<number> {
    const folder = join(this.root, unfinished);
    let removed = 0;
    for (const name of (await readdir(folder).catch(nullIfAbsent)) ?? []) {
      const path = join(folder, name);
      const found = await stat(path).catch(nullIfAbsent);
      if (found === null || found.mtimeMs >= before.getTime()) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  async check(): Promise<void> {
    await mkdir(this.root, { recursive: true });
    await access(this.root, constants.R_OK | constants.W_OK);
  }

  /** By a hash of the key, because ids that begin with a time would all go into one subfolder. */
  private pathOf(key: string): string {
    assertKey(key);
    return join(this.root, createHash('sha256').update(key).digest('hex').slice(0, 2), key);
  }

  private async makeFolderOf(path: string): Promise<void> {
    const made = await mkdir(dirname(path), { recursive: true });
    if (made !== undefined) await flushFolder(this.root);
  }
}

/** Flushes a rename to the disk. Until then a power cut may undo it. Windows flushes by itself and has no call for it. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The time of the last change of the inode is in it: nobody can set that back, as they can the file's own time. */
function stampOf({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [ino, size, mtimeNs, ctimeNs].join('-');
}

/** The refusal to read a content with another stamp. */
export function changed(): DomainError {
  return new DomainError('conflict', 'file.changed', 'The file was written again in the meantime.');
}

/** The refusal of a range that begins past the last byte. */
export function rangePastTheEnd(range: ByteRange, size?: number): DomainError {
  return new DomainError(
    'invalid',
    'file.range',
    `The file has no byte ${range.start}.`,
    size === undefined ? {} : { size },
  );
}

function isAbsent(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

/** For `.catch`: null when the file does not exist. */
export function nullIfAbsent(error: unknown): null {
  if (isAbsent(error)) return null;
  throw error;
}
