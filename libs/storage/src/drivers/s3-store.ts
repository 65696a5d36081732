import type { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  S3Client,
  type S3ClientConfig,
  paginateListObjectsV2,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { OnApplicationShutdown } from '@nestjs/common';
import { notFound } from '#kernel';
import { assertKey, isKey } from '../artifact-key.js';
import { ArtifactStore, type ByteRange, type ContentState, type StoredContent } from '../artifact-store.js';
import { ContentMeter } from '../content-meter.js';
import { changed, rangePastTheEnd } from './folder-store.js';

/** Where an S3 store is. The SDK decides what is absent, by its environment variables, profiles and defaults. */
export interface S3Location {
  bucket: string;
  endpoint?: string;
  region?: string;
  forcePathStyle?: boolean;
}

const megabyte = 1024 * 1024;
/** One write needs at most (parts in flight + 1) × part size of memory: 40 MB. */
const partSize = 8 * megabyte;
const partsInFlight = 4;
/** S3 accepts no more parts in one upload. */
const mostParts = 10_000;

/** Keeps contents as objects of one bucket of an S3-compatible store, uploaded in parts. */
export class S3Store extends ArtifactStore implements OnApplicationShutdown {
  private readonly client: S3Client;

  constructor(private readonly location: S3Location) {
    super();
    this.client = new S3Client(clientConfigOf(location));
  }

  async write(key: string, content: Readable, { maxBytes }: { maxBytes: number }): Promise<StoredContent> {
    const meter = ContentMeter.of(content, maxBytes);
    const upload = new Upload({
      client: this.client,
      params: { ...this.object(key), Body: meter },
      partSize: partSizeFor(maxBytes),
      queueSize: partsInFlight,
    });
    try {
      await upload.done();
    } catch (error) {
      // The error of the content says more than the error of the aborted upload.
      const reason = meter.errored ?? error;
      meter.destroy();
      throw reason;
    }
    return meter.result();
  }

  async read(key: string, range?: ByteRange, stamp?: string): Promise<Readable> {
    const Range = range && `bytes=${range.start}-${range.end ?? ''}`;
    try {
      const got = await this.client.send(new GetObjectCommand({ ...this.object(key), Range }));
      const content = got.Body as Readable;
      if (stamp === undefined || stampOf(got) === stamp) return content;
      content.destroy();
      throw changed();
    } catch (error) {
      if (isAbsent(error)) throw notFound('file');
      if (range && statusOf(error) === 416) throw rangePastTheEnd(range);
      throw error;
    }
  }

  async stat(key: string): Promise<ContentState | null> {
    try {
      const found = await this.client.send(new HeadObjectCommand(this.object(key)));
      return { size: found.ContentLength ?? 0, stamp: stampOf(found) };
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  }

  async *list(): AsyncIterable<{ key: string; size: number }> {
    for await (const { Contents = [] } of paginateListObjectsV2(
      { client: this.client },
      { Bucket: this.location.bucket },
    ))
      for (const { Key, Size } of Contents) if (Key !== undefined && isKey(Key)) yield { key: Key, size: Size ?? 0 };
  }

  async remove(key: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.object(key)));
  }

  async removeUnfinished(before: Date): Promise<number> {
    const Bucket = this.location.bucket;
    let removed = 0;
    let page: ListMultipartUploadsCommandOutput | undefined;
    do {
      const { NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = page ?? {};
      page = await this.client.send(new ListMultipartUploadsCommand({ Bucket, KeyMarker, UploadIdMarker }));
      for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
        if (Initiated === undefined || Initiated >= before) continue;
        await this.client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
        removed += 1;
      }
    } while (page.IsTruncated);
    return removed;
  }

  async check(): Promise<void> {
    await this.client.send(new HeadBucketCommand({ Bucket: this.location.bucket }));
  }

  onApplicationShutdown(): void {
    this.client.destroy();
  }

  private object(key: string): { Bucket: string; Key: string } {
    assertKey(key);
    return { Bucket: this.location.bucket, Key: key };
  }
}

function stampOf({ ETag, LastModified }: Pick<HeadObjectCommandOutput, 'ETag' | 'LastModified'>): string {
  return [ETag, LastModified?.toISOString()].join(' ');
}

/** The part size for a content of `size` bytes. */
export function partSizeFor(size: number): number {
  return Math.max(partSize, Math.ceil(size / mostParts));
}

/** The client settings for an S3-compatible store. */
export function clientConfigOf({ endpoint, region, forcePathStyle }: S3Location): S3ClientConfig {
  // Which Node Laurel needs is in docs/operating.md. The SDK would warn of later versions of itself.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  return {
    ...(endpoint ? { endpoint, region: region ?? 'us-east-1' } : {}),
    ...(region ? { region } : {}),
    forcePathStyle,
    // By default the SDK appends checksums to streams in a way that some compatible servers store as content.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 5_000, socketTimeout: 60_000 },
  };
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}

/** Whether the store says that the object or the multipart upload does not exist. */
export function isAbsent(error: unknown): boolean {
  return statusOf(error) === 404 && (error as S3ServiceException).name !== 'NoSuchBucket';
}
