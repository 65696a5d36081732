import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { OnApplicationShutdown } from '@nestjs/common';
import { type MetadataValue, S3Store as PartStore } from '@tus/s3-store';
import { Upload } from '@tus/server';
import { assertKey } from '../artifact-key.js';
import { clientConfigOf, isAbsent, partSizeFor, type S3Location } from '../drivers/s3-store.js';
import { partsOf } from './parts.js';
import { type Arrival, type UnfinishedUploads, uploadLost } from './unfinished-uploads.js';

/**
 * Keeps unfinished uploads as multipart uploads of a bucket. Bytes that are too few for a part wait in another object.
 * The protocol's own S3 store gives the layout and the calls. Two things differ here:
 *
 * - It writes parts to the temp folder under opaque names, and a slow sender holds one of its few slots. Here a part is
 *   in memory until the store has it, at most two for each upload.
 * - It mistakes an upload that the store does not know for a finished one. Here the size of the object is checked.
 */
export class S3Uploads extends PartStore implements UnfinishedUploads, OnApplicationShutdown {
  constructor(location: S3Location) {
    super({ s3ClientConfig: { ...clientConfigOf(location), bucket: location.bucket }, useTags: false });
  }

  async begin(key: string, size: number): Promise<void> {
    assertKey(key);
    await this.create(new Upload({ id: key, size, offset: 0 }));
  }

  async append(key: string, content: Readable, { offset, size }: { offset: number; size: number }): Promise<Arrival> {
    const upload = await this.notesOf(key);
    let number = (await this.retrieveParts(key)).at(-1)?.PartNumber ?? 0;
    const rest = await this.takeRest(key);
    let arrived = offset - rest.length;
    let sending = Promise.resolve();
    for await (const part of partsOf(rest, content, partSizeFor(size))) {
      await sending;
      arrived += part.length;
      const isPart = part.length >= this.minPartSize || arrived === size;
      sending = isPart ? this.sendPart(upload, part, ++number) : this.keepRest(key, part);
      sending.catch(() => {}); // thrown when it is awaited
    }
    await sending;
    return { arrived, sha256: null };
  }

  async arrived(key: string, size: number): Promise<number> {
    const unfinished = await this.sizeInParts(key);
    if (unfinished !== null) return unfinished;
    if ((await this.sizeOf(key)) !== size) throw uploadLost();
    return size;
  }

  async finish(key: string, size: number): Promise<void> {
    if ((await this.sizeOf(key)) !== size) {
      if ((await this.sizeInParts(key)) === null) throw uploadLost();
      await this.finishMultipartUpload(await this.notesOf(key), await this.retrieveParts(key));
      if ((await this.sizeOf(key)) !== size) throw uploadLost();
    }
    await this.forget(key);
  }

  async discard(key: string): Promise<void> {
    const UploadId = await this.getMetadata(key).then((notes) => notes['upload-id'], nullIfAbsent);
    if (UploadId !== null)
      await this.client.abortMultipartUpload({ Bucket: this.bucket, Key: key, UploadId }).catch(nullIfAbsent);
    await this.forget(key);
  }

  /** Nothing to do here: `ArtifactStore.removeUnfinished` removes multipart uploads without a row. */
  async removeForgotten(): Promise<number> {
    return 0;
  }

  onApplicationShutdown(): void {
    this.client.destroy();
  }

  /** The bytes in parts and outside of them, or null when the store has no such multipart upload. */
  private async sizeInParts(key: string): Promise<number | null> {
    const parts = await this.retrieveParts(key).catch(nullIfAbsent);
    if (parts === null) return null;
    return parts.reduce((sum, { Size = 0 }) => sum + Size, (await this.getIncompletePartSize(key)) ?? 0);
  }

  private async sizeOf(key: string): Promise<number | null> {
    const found = await this.client.headObject({ Bucket: this.bucket, Key: key }).catch(nullIfAbsent);
    return found && (found.ContentLength ?? 0);
  }

  private async notesOf(key: string): Promise<MetadataValue> {
    const notes = await this.getMetadata(key).catch(nullIfAbsent);
    if (notes === null) throw uploadLost();
    return notes;
  }

  /** Removes the rest before it goes into a part, so a crash cannot count it twice. At worst it is sent again. */
  private async takeRest(key: string): Promise<Buffer> {
    const rest = await this.getIncompletePart(key);
    if (rest === undefined) return Buffer.alloc(0);
    const bytes = await buffer(rest);
    await this.deleteIncompletePart(key);
    return bytes;
  }

  private async keepRest(key: string, rest: Buffer): Promise<void> {
    await this.client.putObject({ Bucket: this.bucket, Key: this.partKey(key, true), Body: rest });
  }

  private async sendPart(upload: MetadataValue, part: Buffer, number: number): Promise<void> {
    await this.uploadPart(upload, part, number);
  }

  /** One at a time: some compatible servers reject the checksum that a bulk delete requires. */
  private async forget(key: string): Promise<void> {
    await this.client.deleteObject({ Bucket: this.bucket, Key: this.infoKey(key) });
    await this.deleteIncompletePart(key);
    await this.clearCache(key);
  }
}

function nullIfAbsent(error: unknown): null {
  if (isAbsent(error)) return null;
  throw error;
}
