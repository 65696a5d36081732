import { randomBytes, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startS3, type TestS3 } from '#testing';
import { flowing, megabyte } from '../../test/store-contract.js';
import { keepsUploads } from '../../test/uploads-contract.js';
import type { ArtifactStore } from '../artifact-store.js';
import { openStore, s3LocationOf } from '../drivers/open-store.js';
import { clientConfigOf, type S3Store } from '../drivers/s3-store.js';
import { openUploads } from './open-uploads.js';
import type { S3Uploads } from './s3-uploads.js';

describe('unfinished uploads to S3', () => {
  let s3: TestS3;
  let store: ArtifactStore;
  let client: S3Client;
  const opened: S3Uploads[] = [];
  beforeAll(async () => {
    s3 = await startS3();
    store = await openStore(s3.storeUrl);
    client = new S3Client(clientConfigOf(s3LocationOf(new URL(s3.storeUrl))));
  });
  afterAll(async () => {
    for (const one of [store as S3Store, ...opened]) one.onApplicationShutdown();
    client.destroy();
    await s3.stop();
  });
  const open = async () => {
    const uploads = (await openUploads(s3.storeUrl)) as S3Uploads;
    opened.push(uploads);
    return uploads;
  };
  const leftovers = async () => {
    const { Contents = [] } = await client.send(
      new ListObjectsV2Command({ Bucket: s3LocationOf(new URL(s3.storeUrl)).bucket }),
    );
    return Contents.map(({ Key }) => Key!).filter((key) => key.includes('.'));
  };

  keepsUploads(() => ({ open, store, leftovers }));

  it('are lost when the bucket has aborted them, never complete', async () => {
    const uploads = await open();
    const key = randomUUID();
    await uploads.begin(key, 12 * megabyte);
    await uploads.append(key, flowing(randomBytes(9 * megabyte)), { offset: 0, size: 12 * megabyte });
    await s3.abortUploads();

    await expect(uploads.arrived(key, 12 * megabyte)).rejects.toMatchObject({ kind: 'gone', code: 'upload.lost' });
    await expect(uploads.finish(key, 12 * megabyte)).rejects.toMatchObject({ code: 'upload.lost' });
    await uploads.discard(key);
  });

  it('write nothing to the temp folder, so a crash leaves nothing there', async () => {
    const uploads = await open();
    const key = randomUUID();
    const spooled = async () =>
      (await readdir(tmpdir())).filter((name) => /^[\w-]{10}-\d+$/.test(name) || name.startsWith('tus-s3-'));
    const before = await spooled();
    const seen = new Set<string>();
    await uploads.begin(key, 20 * megabyte);
    for (const [from, to] of [
      [0, 9],
      [9, 12],
      [12, 20],
    ] as const) {
      const content = Readable.from(
        (async function* () {
          for (let sent = from; sent < to; sent++) {
            yield randomBytes(megabyte);
            await pause(5);
            for (const name of await spooled()) seen.add(name);
          }
        })(),
        { objectMode: false },
      );
      await uploads.append(key, content, { offset: from * megabyte, size: 20 * megabyte });
    }
    await uploads.finish(key, 20 * megabyte);

    expect([...seen].filter((name) => !before.includes(name))).toEqual([]);
    expect(await store.stat(key)).toMatchObject({ size: 20 * megabyte });
  });

  it('of many slow senders continue at the same time', async () => {
    const uploads = await open();
    const keys = Array.from({ length: 12 }, () => randomUUID());
    const stalled = keys.map(() => new Readable({ read() {} }));
    for (const key of keys) await uploads.begin(key, 2000);
    const appending = keys.map((key, at) => uploads.append(key, stalled[at]!, { offset: 0, size: 2000 }));
    for (const content of stalled) content.push(randomBytes(1000));

    const one = randomUUID();
    await uploads.begin(one, 100);
    expect(await uploads.append(one, flowing(randomBytes(100)), { offset: 0, size: 100 })).toMatchObject({
      arrived: 100,
    });

    for (const content of stalled) content.push(null);
    expect(await Promise.all(appending)).toEqual(keys.map(() => ({ arrived: 1000, sha256: null })));
    for (const key of [one, ...keys]) await uploads.discard(key);
  });
});
