import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeAll, expect, it } from '@jest/globals';
import type { ArtifactStore } from '../src/artifact-store.js';
import { measure } from '../src/content-meter.js';

export const megabyte = 1024 * 1024;
export const enough = { maxBytes: 100 * megabyte };
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const later = new Date('2100-01-01T00:00:00Z');

const byKey = (a: { key: string }, b: { key: string }) => a.key.localeCompare(b.key);

/** Yields the bytes in chunks of 64 kB, as a connection does. */
export function flowing(bytes: Buffer): Readable {
  return Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
    })(),
    { objectMode: false },
  );
}

/** Yields so many bytes and then fails, as an upload does when its sender is gone. */
function breakingOffAfter(size: number, reason = new Error('the sender is gone')): Readable {
  let left = size;
  return new Readable({
    read() {
      if (left <= 0) this.destroy(reason);
      else this.push(Buffer.alloc(Math.min(65_536, left)));
      left -= 65_536;
    },
  });
}

export interface Subject {
  store: ArtifactStore;
  /** Leaves behind what a crash during a write leaves. */
  crashWhileWriting(): Promise<void>;
}

/** The tests that every driver of `ArtifactStore` passes. */
export function keepsTheContract(open: () => Subject): void {
  let store: ArtifactStore;
  beforeAll(() => {
    store = open().store;
  });

  const written = async (bytes: Buffer): Promise<string> => {
    const key = randomUUID();
    await store.write(key, flowing(bytes), enough);
    return key;
  };

  it.each([0, 1, 65_536, 8 * megabyte, 8 * megabyte + 1, 21 * megabyte])(
    'returns the %d bytes it was given, with their size and SHA-256',
    async (size) => {
      const bytes = randomBytes(size);
      const key = randomUUID();

      await expect(store.write(key, flowing(bytes), enough)).resolves.toEqual({ size, sha256: sha256(bytes) });

      await expect(store.stat(key)).resolves.toMatchObject({ size });
      await expect(measure(await store.read(key))).resolves.toEqual({ size, sha256: sha256(bytes) });
    },
  );

  it('reads a content by its stamp, until it was written again or removed', async () => {
    const key = await written(Buffer.from('as it was sealed'));
    const { stamp } = (await store.stat(key))!;
    expect((await buffer(await store.read(key, undefined, stamp))).toString()).toBe('as it was sealed');
    expect((await buffer(await store.read(key, { start: 3, end: 4 }, stamp))).toString()).toBe('it');
    await store.write(key, flowing(Buffer.from('as it was forged')), enough);
    const changed = { kind: 'conflict', code: 'file.changed' };
    await expect(store.read(key, undefined, stamp)).rejects.toMatchObject(changed);
    await expect(store.read(key, { start: 3, end: 4 }, stamp)).rejects.toMatchObject(changed);
    await store.remove(key);
    await expect(store.read(key, undefined, stamp)).rejects.toMatchObject({ code: 'file.not-found' });
  });

  it('lists every content once, and not what a crash left', async () => {
    const keys = [await written(Buffer.from('one')), await written(Buffer.from('two'))];
    await open().crashWhileWriting();
    const listed: { key: string; size: number }[] = [];
    for await (const one of store.list()) if (keys.includes(one.key)) listed.push(one);
    expect(listed.sort(byKey)).toEqual(keys.map((key) => ({ key, size: 3 })).sort(byKey));
    for await (const { key } of store.list()) expect(key).toMatch(/^[0-9a-z-]+$/);
    await store.removeUnfinished(later);
  });

  it('accepts a content of exactly the limit', async () => {
    await expect(store.write(randomUUID(), flowing(Buffer.alloc(1000)), { maxBytes: 1000 })).resolves.toMatchObject({
      size: 1000,
    });
  });

  it.each([
    ['one byte too many', 1001, 1000],
    ['too many bytes for the parts already sent', 30 * megabyte, 20 * megabyte],
  ])('refuses %s and keeps nothing of it', async (_, size, maxBytes) => {
    const key = randomUUID();

    await expect(store.write(key, flowing(Buffer.alloc(size)), { maxBytes })).rejects.toMatchObject({
      kind: 'too-large',
      code: 'file.too-large',
      details: { maxBytes },
    });

    await expect(store.stat(key)).resolves.toBeNull();
    await expect(store.removeUnfinished(later)).resolves.toBe(0);
  });

  it.each([
    ['at once', 0],
    ['in the first part', 100_000],
    ['after parts were sent', 20 * megabyte],
  ])('keeps nothing of a content that fails %s, and passes on its error', async (_, size) => {
    const key = randomUUID();

    await expect(store.write(key, breakingOffAfter(size), enough)).rejects.toThrow('the sender is gone');

    await expect(store.stat(key)).resolves.toBeNull();
    await expect(store.removeUnfinished(later)).resolves.toBe(0);
  });

  it('keeps nothing of a content that was destroyed before its end', async () => {
    const key = randomUUID();
    const content = new Readable({ read() {} });
    content.push(Buffer.alloc(1000));
    setTimeout(() => content.destroy(), 20);

    await expect(store.write(key, content, enough)).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });

    await expect(store.stat(key)).resolves.toBeNull();
  });

  it('refuses a content that had failed before', async () => {
    const content = breakingOffAfter(0);
    content.on('error', () => {}).resume();
    await new Promise((resolve) => content.once('close', resolve));

    await expect(store.write(randomUUID(), content, enough)).rejects.toThrow('the sender is gone');
  });

  it('replaces a content that is written again, and keeps the old content when the new one fails', async () => {
    const key = await written(Buffer.from('first'));

    await expect(store.write(key, breakingOffAfter(10), enough)).rejects.toThrow();
    await expect(buffer(await store.read(key))).resolves.toEqual(Buffer.from('first'));

    await store.write(key, flowing(Buffer.from('second')), enough);
    await expect(buffer(await store.read(key))).resolves.toEqual(Buffer.from('second'));
  });

  it.each([
    ['the beginning', { start: 0, end: 99 }, [0, 100]],
    ['the middle', { start: 300, end: 399 }, [300, 400]],
    ['one byte', { start: 5, end: 5 }, [5, 6]],
    ['from a byte to the end', { start: 900 }, [900, 1000]],
    ['an end past the last byte, cut to it', { start: 990, end: 5000 }, [990, 1000]],
  ])('reads a range: %s', async (_, range, [from, to]) => {
    const bytes = randomBytes(1000);
    const key = await written(bytes);

    await expect(buffer(await store.read(key, range))).resolves.toEqual(bytes.subarray(from, to));
  });

  it('refuses a range that begins past the last byte', async () => {
    const key = await written(Buffer.from('ten bytes.'));

    await expect(store.read(key, { start: 10 })).rejects.toMatchObject({ kind: 'invalid', code: 'file.range' });
  });

  it('does not find a key without content', async () => {
    await expect(store.read(randomUUID())).rejects.toMatchObject({ kind: 'not-found', code: 'file.not-found' });
    await expect(store.read(randomUUID(), { start: 0, end: 1 })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(store.stat(randomUUID())).resolves.toBeNull();
  });

  it('removes a content; removing it twice is not an error', async () => {
    const key = await written(Buffer.from('to be forgotten'));

    await store.remove(key);
    await store.remove(key);

    await expect(store.stat(key)).resolves.toBeNull();
  });

  it('keeps contents apart when they are written at the same time', async () => {
    const contents = Array.from({ length: 8 }, () => randomBytes(200_000));
    const keys = await Promise.all(contents.map(written));

    const read = await Promise.all(keys.map(async (key) => buffer(await store.read(key))));

    expect(read.map(sha256)).toEqual(contents.map(sha256));
  });

  it.each([
    '../../etc/passwd',
    '..',
    '/etc/passwd',
    'a/b/c/d/e/f',
    'name.with.dots',
    'UPPERCASE',
    'short',
    '',
    'nul\0nul\0',
    '-hyphen-first',
    'x'.repeat(129),
    'c:\\windows',
    '%2e%2e%2fpasswd',
  ])('refuses a key that is a path or a name: %j', async (key) => {
    await expect(store.write(key, Readable.from('x'), enough)).rejects.toThrow(TypeError);
    await expect(store.read(key)).rejects.toThrow(TypeError);
    await expect(store.stat(key)).rejects.toThrow(TypeError);
    await expect(store.remove(key)).rejects.toThrow(TypeError);
  });

  it('removes old writes that a crash cut off, and nothing else', async () => {
    const key = await written(Buffer.from('finished'));
    const longAgo = new Date('2020-05-04T00:00:00Z');
    await open().crashWhileWriting();

    await expect(store.removeUnfinished(longAgo)).resolves.toBe(0);
    await expect(store.removeUnfinished(later)).resolves.toBe(1);
    await expect(store.removeUnfinished(later)).resolves.toBe(0);

    await expect(store.stat(key)).resolves.toMatchObject({ size: 8 });
  });

  it('is ready', async () => {
    await expect(store.check()).resolves.toBeUndefined();
  });
}
