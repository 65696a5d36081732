import type { Readable } from 'node:stream';
import { DataStore, Upload } from '@tus/server';
import type { UnfinishedUploads } from './unfinished-uploads.js';

/** An upload as it is recorded. */
export interface RecordedUpload {
  /** Bytes, when it is whole. */
  size: number;
  /** Whether it has become a file. */
  finished: boolean;
}

/** The records of uploads, which tell what the bytes alone do not. */
export interface UploadLedger {
  /** @throws DomainError `not-found`; `gone` for one that has expired. */
  find(id: string): Promise<RecordedUpload>;
  /**
   * Makes a file of an upload of which all bytes have arrived, with its SHA-256 where that is known.
   * @throws DomainError when the file is not taken after all.
   */
  finish(id: string, sha256: string | null): Promise<void>;
  /** Forgets an upload that is not finished: its record and its bytes. */
  discard(id: string): Promise<void>;
}

/**
 * What the protocol's server takes for its store. It is asked while the upload is locked, so here a finished upload is
 * told from a lost one, and one is finished whose last byte came just before a crash.
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

  /** Records expire, by our own clock; the server's is not asked. */
  override getExpiration(): number {
    return 0;
  }
}
