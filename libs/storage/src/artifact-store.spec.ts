import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { CreateMultipartUploadCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startS3, type TestS3 } from '../test/start-s3.js';
import type { ArtifactStore } from './artifact-store.js';
import { measure } from './content-meter.js';
import { openStore, s3LocationOf } from './drivers/open-store.js';
import { clientConfigOf, S3Store } from './drivers/s3-store.js';

const megabyte = 1024 * 1024;
const enough = { maxBytes: 100 * megabyte };
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const later = () => new Date(Date.now() + 60_000);

/** Hands out the bytes in pieces of 64 kB, as a connection does. */
function flowing(bytes: Buffer): Readable {
  return Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
    })(),
    { objectMode: false },
  );
}

/** Gives so many bytes and then breaks off, as an upload does whose sender is gone. */
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

interface Subject {
  store: ArtifactStore;
  /** Leaves what a crash in the middle of a write leaves. */
  crashWhileWriting(): Promise<void>;
}

/** What every driver keeps. */
function keepsTheContract(open: () => Subject): void {
  let store: ArtifactStore;
  beforeAll(() => {
    store = open().store;
  });

  const written = async (bytes: Buffer): Promise<string> => {
    const key = randomUUID();
    await store.write(key, flowing(bytes), enough);
    return key;
  };

  it.each([0, 1, 65_536, 8 * megabyte, 8 * megabyte + 1, 21 * megabyte])('gives back the %d bytes it was given, with their size and SHA-256', async (size) => {
    const bytes = randomBytes(size);
    const key = randomUUID();

    await expect(store.write(key, flowing(bytes), enough)).resolves.toEqual({ size, sha256: sha256(bytes) });

    await expect(store.stat(key)).resolves.toEqual({ size });
    await expect(measure(await store.read(key))).resolves.toEqual({ size, sha256: sha256(bytes) });
  });

  it('takes a content of exactly the most bytes', async () => {
    await expect(store.write(randomUUID(), flowing(Buffer.alloc(1000)), { maxBytes: 1000 })).resolves.toMatchObject({ size: 1000 });
  });

  it.each([
    ['one byte too many', 1001, 1000],
    ['too many bytes for the parts already sent', 30 * megabyte, 20 * megabyte],
  ])('refuses %s and keeps nothing of it', async (_, size, maxBytes) => {
    const key = randomUUID();

    await expect(store.write(key, flowing(Buffer.alloc(size)), { maxBytes })).rejects.toMatchObject({ kind: 'too-large', code: 'file.too-large', details: { maxBytes } });

    await expect(store.stat(key)).resolves.toBeNull();
    await expect(store.removeUnfinished(later())).resolves.toBe(0);
  });

  it.each([
    ['at once', 0],
    ['in the first part', 100_000],
    ['after parts were sent', 20 * megabyte],
  ])('keeps nothing of a content that breaks off %s, and tells the reason', async (_, size) => {
    const key = randomUUID();

    await expect(store.write(key, breakingOffAfter(size), enough)).rejects.toThrow('the sender is gone');

    await expect(store.stat(key)).resolves.toBeNull();
    await expect(store.removeUnfinished(later())).resolves.toBe(0);
  });

  it('keeps nothing of a content that was destroyed before it came to an end', async () => {
    const key = randomUUID();
    const content = new Readable({ read() {} });
    content.push(Buffer.alloc(1000));
    setTimeout(() => content.destroy(), 20);

    await expect(store.write(key, content, enough)).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });

    await expect(store.stat(key)).resolves.toBeNull();
  });

  it('refuses a content that had broken off before', async () => {
    const content = breakingOffAfter(0);
    content.on('error', () => {}).resume();
    await new Promise((resolve) => content.once('close', resolve));

    await expect(store.write(randomUUID(), content, enough)).rejects.toThrow('the sender is gone');
  });

  it('replaces a content that is written again, and keeps the old one when the new one breaks off', async () => {
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

  it('says that what it does not have is not found', async () => {
    await expect(store.read(randomUUID())).rejects.toMatchObject({ kind: 'not-found', code: 'file.not-found' });
    await expect(store.read(randomUUID(), { start: 0, end: 1 })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(store.stat(randomUUID())).resolves.toBeNull();
  });

  it('forgets what is removed; removing twice is no error', async () => {
    const key = await written(Buffer.from('to be forgotten'));

    await store.remove(key);
    await store.remove(key);

    await expect(store.stat(key)).resolves.toBeNull();
  });

  it('keeps contents apart that are written at the same time', async () => {
    const contents = Array.from({ length: 8 }, () => randomBytes(200_000));
    const keys = await Promise.all(contents.map(written));

    const read = await Promise.all(keys.map(async (key) => buffer(await store.read(key))));

    expect(read.map(sha256)).toEqual(contents.map(sha256));
  });

  it.each(['../../etc/passwd', '..', '/etc/passwd', 'a/b/c/d/e/f', 'name.with.dots', 'UPPERCASE', 'short', '', 'nul\0nul\0', '-hyphen-first', 'x'.repeat(129), 'c:\\windows', '%2e%2e%2fpasswd'])(
    'lets no key through that is a path or a name: %j',
    async (key) => {
      await expect(store.write(key, Readable.from('x'), enough)).rejects.toThrow(TypeError);
      await expect(store.read(key)).rejects.toThrow(TypeError);
      await expect(store.stat(key)).rejects.toThrow(TypeError);
      await expect(store.remove(key)).rejects.toThrow(TypeError);
    },
  );

  it('clears away what a crash cut off, once it is old enough, and nothing else', async () => {
    const key = await written(Buffer.from('finished'));
    const longAgo = new Date('2020-05-04T00:00:00Z');
    await open().crashWhileWriting();

    await expect(store.removeUnfinished(longAgo)).resolves.toBe(0);
    await expect(store.removeUnfinished(later())).resolves.toBe(1);
    await expect(store.removeUnfinished(later())).resolves.toBe(0);

    await expect(store.stat(key)).resolves.toEqual({ size: 8 });
  });

  it('is ready', async () => {
    await expect(store.check()).resolves.toBeUndefined();
  });
}

describe('a folder', () => {
  let folder: string;
  let store: ArtifactStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'laurel-store-'));
    store = await openStore(pathToFileURL(folder).href);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  keepsTheContract(() => ({
    store,
    async crashWhileWriting() {
      await mkdir(join(folder, '.unfinished'), { recursive: true });
      const path = join(folder, '.unfinished', `${randomUUID()}.${randomUUID()}`);
      await writeFile(path, 'half a fi');
      await utimes(path, new Date('2021-01-01'), new Date('2021-01-01'));
    },
  }));

  it('spreads keys over subfolders', async () => {
    const fresh = await openStore(pathToFileURL(join(folder, 'fresh')).href);
    for (let i = 0; i < 20; i++) await fresh.write(randomUUID(), Readable.from('x'), enough);

    const subfolders = (await readdir(join(folder, 'fresh'))).filter((name) => /^[0-9a-f]{2}$/.test(name));

    expect(subfolders.length).toBeGreaterThan(10);
  });
});

/** Runs on the store that an S3 URL names. */
function onS3(locate: () => string): void {
  let store: ArtifactStore;
  beforeAll(async () => {
    store = await openStore(locate());
  });
  afterAll(() => (store as S3Store).onApplicationShutdown());

  keepsTheContract(() => ({
    store,
    async crashWhileWriting() {
      const location = s3LocationOf(new URL(locate()));
      const client = new S3Client(clientConfigOf(location));
      await client.send(new CreateMultipartUploadCommand({ Bucket: location.bucket, Key: randomUUID() }));
      client.destroy();
    },
  }));

  it('is not ready when the bucket is absent', async () => {
    const location = s3LocationOf(new URL(locate()));
    const elsewhere = new S3Store({ ...location, bucket: `absent-${randomUUID()}` });

    await expect(elsewhere.check()).rejects.toThrow();
    await expect(elsewhere.read(randomUUID())).rejects.toMatchObject({ name: 'NoSuchBucket' });
    elsewhere.onApplicationShutdown();
  });
}

describe('an S3 store', () => {
  let s3: TestS3;
  beforeAll(async () => {
    s3 = await startS3();
  });
  afterAll(() => s3.stop());

  onS3(() => s3.storeUrl);

  it('gives up a write, and the content with it, when the store cannot be reached', async () => {
    const unreachable = await openStore('s3://artifacts?endpoint=http://127.0.0.1:1&forcePathStyle=true');
    const content = flowing(Buffer.alloc(20 * megabyte));

    await expect(unreachable.write(randomUUID(), content, enough)).rejects.toThrow('ECONNREFUSED');

    expect(content.destroyed).toBe(true);
    (unreachable as S3Store).onApplicationShutdown();
  });
});

const realS3 = process.env.S3_TEST_URL;
if (realS3) describe('the S3 store of S3_TEST_URL', () => onS3(() => realS3));

describe('STORE_URL', () => {
  it.each([
    ['s3://bucket/with/path', 'without a port or a path'],
    ['s3://bucket?endpiont=http://x', 'no parameter endpiont'],
    ['s3://id:secret@bucket', 'not in the URL'],
    ['s3://bucket?endpoint=localhost:9000', 'endpoint must be'],
    ['s3://bucket?forcePathStyle=yes', 'true or false'],
    ['file://server/share', 'expected file:///'],
  ])('%s does not start: %s', async (url, reason) => {
    await expect(openStore(url)).rejects.toThrow(reason);
  });

  it('gives an S3 store its place', () => {
    expect(s3LocationOf(new URL('s3://artifacts?endpoint=https://s3.example.org&region=eu-west-1&forcePathStyle=true'))).toEqual({
      bucket: 'artifacts',
      endpoint: 'https://s3.example.org',
      region: 'eu-west-1',
      forcePathStyle: true,
    });
  });
});
