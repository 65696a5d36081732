import type { Readable } from 'node:stream';
import { DomainError } from '#kernel';

/** How much of an upload has arrived. */
export interface Arrival {
  /** Bytes. */
  arrived: number;
  /** Lower-case hex, when one request brought the whole upload. Otherwise null. */
  sha256: string | null;
}

/**
 * Keeps the bytes of an upload that have arrived until the rest comes, through dropped connections and restarts. It
 * keeps only bytes: the size, owner and expiry of an upload are in PostgreSQL. A finished upload moves to the
 * `ArtifactStore` under the same key.
 */
export abstract class UnfinishedUploads {
  /** Prepares an upload of `size` bytes. */
  abstract begin(key: string, size: number): Promise<void>;

  /**
   * Adds `content` after the first `offset` bytes, which are all that have arrived. When it fails, the bytes it brought
   * are kept. One call at a time for each key: see `UploadLocks`.
   * @throws DomainError `gone`, code `upload.lost`.
   */
  abstract append(key: string, content: Readable, at: { offset: number; size: number }): Promise<Arrival>;

  /**
   * How many of the `size` bytes have arrived. It returns `size` only when the store has all of them.
   * @throws DomainError `gone`, code `upload.lost`, where the store has lost them.
   */
  abstract arrived(key: string, size: number): Promise<number>;

  /**
   * Makes a complete upload a content of the store, and checks its size there. Calling it again, after a crash for
   * instance, changes nothing.
   * @throws DomainError `gone`, code `upload.lost`.
   */
  abstract finish(key: string, size: number): Promise<void>;

  /** Removes the bytes of an unfinished upload. An upload without bytes is not an error. */
  abstract discard(key: string): Promise<void>;

  /** Removes bytes without a row that nobody has added to since the given time. Returns how many were removed. */
  abstract removeForgotten(before: Date): Promise<number>;
}

/** The refusal of an upload whose bytes the store has lost. */
export function uploadLost(): DomainError {
  return new DomainError(
    'gone',
    'upload.lost',
    'The bytes of this upload were lost. Upload the file again. Nothing else is affected.',
  );
}
