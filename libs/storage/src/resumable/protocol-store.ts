import type { Readable } from 'node:stream';
import { DataStore, Upload } from '@tus/server';
import type { UnfinishedUploads } from './unfinished-uploads.js';

/** The record of an upload. */
export interface RecordedUpload {
  /** Bytes of the whole file. */
  size: number;
  /** Whether it has become a file. */
  finished: boolean;
}

/** The records of uploads. */
export interface UploadLedger {
  /** @throws DomainError `not-found`; `gone` for an expired upload. */
  find(id: string): Promise<RecordedUpload>;
  /**
   * Makes a complete upload a file, with its SHA-256 where that is known.
   * @throws DomainError when the file is refused.
   */
  finish(id: string, sha256: string | null): Promise<void>;
  /** Removes an unfinished upload: its record and its bytes. */
  discard(id: string): Promise<void>;
}

/**
 * The store of the protocol's server. The server calls it while the upload is locked. So it tells a finished upload from a
 * lost one, and finishes an upload whose last byte came just before a crash.
 */
export class ProtocolStore extends DataStore {
  override extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];

  constructor(
    private readonly uploads: UnfinishedUploads,
    private readonly ledger: UploadLedger,
  ) {
    super();
  }

  override async create(upload: Upload): Promise<Upload> {
    try {
      await this.uploads.begin(upload.id, upload.size!);
    } catch (error) {
      await this.ledger.discard(upload.id);
      throw error;
    }
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const { size, finished } = await this.ledger.find(id);
    const offset = finished ? size : await this.uploads.arrived(id, size);
    if (!finished && offset === size) await this.ledger.finish(id, null);
    return new Upload({ id, size, offset });
  }

  override async write(content: Readable, id: string, offset: number): Promise<number> {
    const { size, finished } = await this.ledger.find(id);
    if (finished) return size;
    const { arrived, sha256 } = await this.uploads.append(id, content, { offset, size });
    if (arrived === size) await this.ledger.finish(id, sha256);
    return arrived;
  }

  override remove(id: string): Promise<void> {
    return this.ledger.discard(id);
  }

  /** Our records expire by our own clock. The server's expiry is off. */
  override getExpiration(): number {
    return 0;
  }
}
