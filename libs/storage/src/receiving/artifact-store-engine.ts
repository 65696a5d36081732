import { pipeline, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Request } from 'express';
import type { StorageEngine } from 'multer';
import { acceptedType, fileEmpty } from '#kernel';
import type { ArtifactStore } from '../artifact-store.js';
import { safeFileName } from '../delivery/file-name.js';
import { ContentInspection } from './content-inspection.js';
import { sniff } from './sniff.js';

/** Where a file goes, and what is accepted there. */
export interface FilePlace {
  store: ArtifactStore;
  /** The key under which the content is kept. */
  key: string;
  /** The limit in bytes. */
  maxBytes: number;
  /** The accepted media types. */
  accept: readonly string[];
}

/** A file that is in the store. */
export interface ReceivedFile {
  key: string;
  /** The sender's name for it, made safe to show and to save. */
  name: string;
  /** As declared, and confirmed by the content. */
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Lower-case hex. */
  sha256: string;
}

/** Multer's storage engine for one file of one request. It streams the part into the store, and keeps no refused file. */
export class ArtifactStoreEngine implements StorageEngine {
  /** Why the file was not kept. */
  failure?: unknown;
  private work: Promise<unknown> = Promise.resolve();

  constructor(private readonly place: FilePlace) {}

  _handleFile(
    _request: Request,
    file: Express.Multer.File,
    done: (error?: unknown, info?: Partial<ReceivedFile>) => void,
  ): void {
    this.work = this.receive(file).then(
      (received) => done(null, received),
      (error: unknown) => {
        this.failure = error;
        done(error);
      },
    );
  }

  _removeFile(_request: Request, _file: Express.Multer.File, done: (error: Error | null) => void): void {
    this.work = this.place.store.remove(this.place.key).then(() => done(null), done);
  }

  /** Returns when the file is kept or completely removed. Multer does not wait for that when the sender disconnects. */
  async settled(): Promise<void> {
    for (let seen: unknown; seen !== this.work;) {
      seen = this.work;
      await this.work;
    }
  }

  private async receive(file: Express.Multer.File): Promise<ReceivedFile> {
    const { store, key, maxBytes, accept } = this.place;
    const inspection = inspected(file.stream);
    const stored = await store.write(key, inspection, { maxBytes });
    try {
      if (stored.size === 0) throw fileEmpty();
      const read = async (start: number, end: number) => buffer(await store.read(key, { start, end: end - 1 }));
      const sniffed = await sniff(inspection.result(), read);
      const mediaType = acceptedType({ declared: file.mimetype, sniffed, name: file.originalname, accept });
      return { key, name: safeFileName(file.originalname, mediaType), mediaType, ...stored };
    } catch (error) {
      await store.remove(key);
      throw error;
    }
  }
}

function inspected(content: Readable): ContentInspection {
  const inspection = new ContentInspection();
  // The reader of the inspection gets the error. Until then this listener prevents a crash.
  inspection.on('error', () => {});
  pipeline(content, inspection, () => {});
  return inspection;
}
