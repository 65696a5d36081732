import type { Readable } from 'node:stream';

/** What a store has written. */
export interface StoredContent {
  /** Bytes. */
  size: number;
  /** Lower-case hex, computed while the bytes passed. */
  sha256: string;
}

/** What a store says about a content without reading it. */
export interface ContentState {
  /** Bytes. */
  size: number;
  /** Another one whenever the content is written again, also with the same bytes. Opaque. */
  stamp: string;
}

/** A range of bytes. Both ends are included, as in HTTP. */
export interface ByteRange {
  start: number;
  /** Absent: up to the last byte. */
  end?: number;
}

/**
 * Keeps the bytes of artifacts under opaque keys, and nothing else: names, types and owners are rows in PostgreSQL.
 * Contents pass through as streams and are never whole in memory.
 *
 * A key is an opaque id (see `assertKey`), never a name from a person.
 */
export abstract class ArtifactStore {
  /**
   * Keeps all of `content` under `key`, or nothing. It becomes visible when the last byte is safe. Writing a key again
   * replaces its content.
   * @throws DomainError `too-large`, code `file.too-large`, for more than `maxBytes` bytes; the error of `content`.
   */
  abstract write(key: string, content: Readable, options: { maxBytes: number }): Promise<StoredContent>;

  /**
   * The content, or a range of it. An end past the last byte means the last byte.
   * @param stamp what {@link stat} said: only these very bytes are read.
   * @throws DomainError `not-found`; `invalid`, code `file.range`, for a range that begins past the last byte;
   *   `conflict`, code `file.changed`, when the content has another stamp.
   */
  abstract read(key: string, range?: ByteRange, stamp?: string): Promise<Readable>;

  /** What the store itself says about a content, or null when it has nothing. */
  abstract stat(key: string): Promise<ContentState | null>;

  /** Every content that is stored, in no order. */
  abstract list(): AsyncIterable<{ key: string; size: number }>;

  /** Removes the content. A key without content is not an error. */
  abstract remove(key: string): Promise<void>;

  /**
   * Removes what is left of writes that a crash cut off before the given time. Give a time before which no write can
   * still be running, such as a day ago.
   * @returns how many were removed.
   */
  abstract removeUnfinished(before: Date): Promise<number>;

  /** Throws when the store cannot be reached or used. For a readiness probe. */
  abstract check(): Promise<void>;
}
