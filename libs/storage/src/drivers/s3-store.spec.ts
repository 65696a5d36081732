import { randomUUID } from 'node:crypto';
import { CreateMultipartUploadCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startS3, type TestS3 } from '#testing';
import { enough, flowing, keepsTheContract, megabyte } from '../../test/store-contract.js';
import type { ArtifactStore } from '../artifact-store.js';
import { openStore, s3LocationOf } from './open-store.js';
import { clientConfigOf, S3Store } from './s3-store.js';

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

  it('ends a write and its content when the store cannot be reached', async () => {
    const unreachable = await openStore('s3://artifacts?endpoint=http://127.0.0.1:1&forcePathStyle=true');
    const content = flowing(Buffer.alloc(20 * megabyte));

    await expect(unreachable.write(randomUUID(), content, enough)).rejects.toThrow('ECONNREFUSED');

    expect(content.destroyed).toBe(true);
    (unreachable as S3Store).onApplicationShutdown();
  });
});

const realS3 = process.env.S3_TEST_URL;
if (realS3) describe('the S3 store of S3_TEST_URL', () => onS3(() => realS3));
