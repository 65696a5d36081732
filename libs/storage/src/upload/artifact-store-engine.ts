import { pipeline, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Request } from 'express';
import type { StorageEngine } from 'multer';
import { DomainError } from '#kernel';
import type { ArtifactStore } from '../artifact-store.js';
import { safeFileName } from '../delivery/file-name.js';
import { acceptedType } from './accepted-type.js';
import { ContentInspection } from './content-inspection.js';
import { sniff } from './sniff.js';

/** Where a file goes and what it may be. */
export interface FilePlace {
  store: ArtifactStore;
  /** The key under which the content is kept. */
  key: string;
  /** The most bytes. */
  maxBytes: number;
  /** The media types that are taken. */
  accept: readonly string[];
}

/** A file that is in the store. */
export interface ReceivedFile {
  key: string;
  /** What its sender called it, made safe to show and to write. */
  name: string;
  /** Declared, and borne out by the content. */
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Lower-case hex. */
  sha256: string;
}

/** Multer's way into the store, for one file of one request: it streams the part there, and keeps nothing that it refuses. */
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

  /** Returns when the file is kept or every trace of it is gone. Multer does not wait for that when the sender goes. */
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
  // Whoever reads the inspection gets the error; this keeps it from being without a listener until then.
  inspection.on('error', () => {});
  pipeline(content, inspection, () => {});
  return inspection;
}

/** The refusal of a file without content. */
export function fileEmpty(): DomainError {
  return new DomainError(
    'invalid',
    'file.empty',
    'The file has no content: 0 bytes arrived. Look whether it opens on your machine, and send it again.',
  );
}
