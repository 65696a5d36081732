import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeAll, expect, it } from '@jest/globals';
import type { ArtifactStore } from '../src/artifact-store.js';
import type { UnfinishedUploads } from '../src/resumable/unfinished-uploads.js';
import { flowing, megabyte } from './store-contract.js';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

export interface UploadsSubject {
  /** Opens it again, as another process does. Only the store is shared. */
  open(): Promise<UnfinishedUploads>;
  store: ArtifactStore;
  /** The names of everything in the store other than its contents. */
  leftovers(): Promise<string[]>;
}

/** The tests that every driver of `UnfinishedUploads` passes. */
export function keepsUploads(subject: () => UploadsSubject): void {
  let uploads: UnfinishedUploads;
  beforeAll(async () => {
    uploads = await subject().open();
  });

  it.each([
    ['in the first bytes', [10]],
    ['twice, in parts and at their borders', [8 * megabyte, 8 * megabyte + 1]],
    [
      'in a part too small for the store, again and again',
      [3 * megabyte, 4 * megabyte, 4 * megabyte + 5, 12 * megabyte],
    ],
    ['before anything came', [0]],
    ['after the last byte', [21 * megabyte]],
  ])('continues in another process where an upload was cut: %s', async (_, cuts) => {
    const bytes = randomBytes(21 * megabyte);
    const key = randomUUID();
    await uploads.begin(key, bytes.length);
    for (const cut of [...cuts, bytes.length]) {
      const process = await subject().open();
      const offset = await process.arrived(key, bytes.length);
      const { arrived } = await process.append(key, flowing(bytes.subarray(offset, cut)), {
        offset,
        size: bytes.length,
      });
      expect(arrived).toBe(cut);
      expect(await (await subject().open()).arrived(key, bytes.length)).toBe(cut);
    }

    await uploads.finish(key, bytes.length);

    expect(sha256(await buffer(await subject().store.read(key)))).toBe(sha256(bytes));
    expect(await subject().leftovers()).toEqual([]);
  });

  it('keeps the bytes of a content that failed', async () => {
    const bytes = randomBytes(9 * megabyte);
    const key = randomUUID();
    await uploads.begin(key, 20 * megabyte);
    const content = Readable.from(
      (function* () {
        for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
        throw new Error('the sender is gone');
      })(),
      { objectMode: false },
    );

    await expect(uploads.append(key, content, { offset: 0, size: 20 * megabyte })).rejects.toBeDefined();

    expect(await uploads.arrived(key, 20 * megabyte)).toBeGreaterThanOrEqual(8 * megabyte);
    await uploads.discard(key);
  });

  it('is finished once, even when it is asked again after a crash', async () => {
    const bytes = randomBytes(1000);
    const key = randomUUID();
    await uploads.begin(key, 1000);
    await uploads.append(key, flowing(bytes), { offset: 0, size: 1000 });

    await uploads.finish(key, 1000);
    await (await subject().open()).finish(key, 1000);

    expect(await uploads.arrived(key, 1000)).toBe(1000);
    expect(await buffer(await subject().store.read(key))).toEqual(bytes);
  });

  it('is not in the store before it is finished', async () => {
    const key = randomUUID();
    await uploads.begin(key, 1000);
    await uploads.append(key, flowing(randomBytes(1000)), { offset: 0, size: 1000 });

    expect(await subject().store.stat(key)).toBeNull();
    await uploads.discard(key);
  });

  it('calls an upload without bytes lost, never complete', async () => {
    const key = randomUUID();

    await expect(uploads.arrived(key, 1000)).rejects.toMatchObject({ kind: 'gone', code: 'upload.lost' });
    await expect(uploads.finish(key, 1000)).rejects.toMatchObject({ code: 'upload.lost' });
  });

  it('does not take a content of another size for its upload', async () => {
    const key = randomUUID();
    await subject().store.write(key, flowing(randomBytes(999)), { maxBytes: 1000 });

    await expect(uploads.arrived(key, 1000)).rejects.toMatchObject({ code: 'upload.lost' });
  });

  it('leaves nothing of a discarded upload; discarding it twice is not an error', async () => {
    const key = randomUUID();
    await uploads.begin(key, 20 * megabyte);
    await uploads.append(key, flowing(randomBytes(9 * megabyte)), { offset: 0, size: 20 * megabyte });

    await uploads.discard(key);
    await uploads.discard(key);

    await expect((await subject().open()).arrived(key, 20 * megabyte)).rejects.toMatchObject({ code: 'upload.lost' });
    expect(await subject().leftovers()).toEqual([]);
  });

  it.each(['../../etc/passwd', 'a/b', 'name.info', ''])('refuses a key that is a path or a name: %j', async (key) => {
    await expect(uploads.begin(key, 10)).rejects.toThrow(TypeError);
  });
}
