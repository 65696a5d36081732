import { describe, expect, it } from '@jest/globals';
import { openStore, s3LocationOf } from './open-store.js';

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

  it('names the place of an S3 store', () => {
    expect(
      s3LocationOf(new URL('s3://artifacts?endpoint=https://s3.example.org&region=eu-west-1&forcePathStyle=true')),
    ).toEqual({
      bucket: 'artifacts',
      endpoint: 'https://s3.example.org',
      region: 'eu-west-1',
      forcePathStyle: true,
    });
  });
});
