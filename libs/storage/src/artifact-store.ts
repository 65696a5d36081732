import type { Readable } from 'node:stream';

/** What a store has taken in. */
export interface StoredContent {
  /** Bytes. */
  size: number;
  /** Lower-case hex, computed over the bytes as they passed. */
  sha256: string;
}

/** A part of a content in bytes; both ends belong to it, as in HTTP. */
export interface ByteRange {
  start: number;
  /** Absent: to the end. */
  end?: number;
}

/**
 * Keeps the bytes of artifacts under opaque keys and knows nothing else of them: names, types and owners are rows
 * in PostgreSQL. Contents pass through as streams and are never whole in memory.
 *
 * A key is an opaque id (see `assertKey`), never a name that a person gave.
 */
export abstract class ArtifactStore {
  /**
   * Keeps all of `content` under `key`, or nothing: it becomes visible at once when the last byte is safe.
   * Writing a key again replaces its content in the same way.
   * @throws DomainError `too-large`, code `file.too-large`, for more than `maxBytes` bytes; the error of `content` when that breaks off.
   */
  abstract write(key: string, content: Readable, options: { maxBytes: number }): Promise<StoredContent>;

  /**
   * The content, or the range of it; a range's end past the last byte is cut to it.
   * @throws DomainError `not-found`; `invalid`, code `file.range`, for a range that begins past the last byte.
   */
  abstract read(key: string, range?: ByteRange): Promise<Readable>;

  /** The size in bytes as the store itself has it, or null where it has nothing. */
  abstract stat(key: string): Promise<{ size: number } | null>;

  /** Forgets the content; what is not there is no error. */
  abstract remove(key: string): Promise<void>;

  /**
   * Clears away what writes left that a crash cut off before the given time, and answers how many there were.
   * Give a time by which no write can still be at work, such as a day ago.
   */
  abstract removeUnfinished(before: Date): Promise<number>;

  /** Returns when the store can be reached and used; throws what stands in the way. For a readiness probe. */
  abstract check(): Promise<void>;
}
