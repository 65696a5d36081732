import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { inputOf, serve } from '../child.js';
import { recordingOf } from './content.js';

/** The same recording without Laurel: written to a file, or uploaded with the SDK as its documentation shows. */
const { size, target } = inputOf<{ size: number; target: { file: string } | { endpoint: string; bucket: string } }>();
const write = 'file' in target ? (bytes: number) => toFile(target.file, bytes) : (bytes: number) => toS3(target, bytes);
serve(null, { warm: () => timed(1_000_000), upload: () => timed(size) });

async function timed(bytes: number): Promise<{ milliseconds: number }> {
  const begun = performance.now();
  await write(bytes);
  return { milliseconds: performance.now() - begun };
}

async function toFile(path: string, bytes: number): Promise<void> {
  const file = await open(path, 'w');
  await pipeline(recordingOf(bytes), file.createWriteStream({ flush: true }));
}

async function toS3({ endpoint, bucket }: { endpoint: string; bucket: string }, bytes: number): Promise<void> {
  const client = new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  await new Upload({ client, params: { Bucket: bucket, Key: 'the-bare-upload', Body: recordingOf(bytes) } }).done();
  client.destroy();
}
