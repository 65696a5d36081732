import type { Readable } from 'node:stream';
import { DomainError } from '#kernel';

/** How far an upload is after some of it has come. */
export interface Arrival {
  /** Bytes. */
  arrived: number;
  /** Lower-case hex of the whole, where it came in one go and was hashed as it passed; else null. */
  sha256: string | null;
}

/**
 * Keeps what has arrived of an upload until the rest comes, through dropped connections and restarts. It knows bytes
 * alone: how large an upload is to be, whose it is and how long it may rest are rows in PostgreSQL. A finished upload
 * becomes a content of the `ArtifactStore` under the same key, and is nothing of this any more.
 */
export abstract class UnfinishedUploads {
  /** Makes ready for an upload of `size` bytes. */
  abstract begin(key: string, size: number): Promise<void>;

  /**
   * Adds what `content` brings after the first `offset` bytes, which is all that has arrived. When it breaks off, what
   * it brought until then stays. One at a time for a key: see `UploadLocks`.
   * @throws DomainError `gone`, code `upload.lost`.
   */
  abstract append(key: string, content: Readable, at: { offset: number; size: number }): Promise<Arrival>;

  /**
   * How many of the `size` bytes have arrived. All of them are said to be there only when the store has them.
   * @throws DomainError `gone`, code `upload.lost`, where the store has lost them.
   */
  abstract arrived(key: string, size: number): Promise<number>;

  /**
   * Makes an upload of which all bytes have arrived a content of the store; the store is asked for its size before
   * this returns. Doing it again, after a crash for instance, changes nothing.
   * @throws DomainError `gone`, code `upload.lost`.
   */
  abstract finish(key: string, size: number): Promise<void>;

  /** Forgets what arrived of an upload that is not finished; what is not there is no error. */
  abstract discard(key: string): Promise<void>;

  /** Clears away what no row knows of any more and nobody has added to since the given time; answers how many there were. */
  abstract removeForgotten(before: Date): Promise<number>;
}

/** The store no longer has what had arrived of an upload. */
export function uploadLost(): DomainError {
  return new DomainError(
    'gone',
    'upload.lost',
    'What had arrived of this upload is no longer there. Begin it anew; nothing else is affected.',
  );
}
