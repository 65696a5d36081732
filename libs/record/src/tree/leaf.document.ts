import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';
import type { EntrySource } from '../vocabulary.js';
import { leafHash } from './merkle-tree.document.js';

/** An event as the record binds it. */
export interface RecordedEvent {
  id: string;
  type: string;
  subjectKind: string;
  subjectId: string;
  actorId: string | null;
  /** UTC with microseconds, as the database writes it. */
  occurredAt: string;
  payload: unknown;
  /** What the event says about other tables. Null for most events. */
  rows: unknown;
}

/** The digest of a part, which the salt keeps from being guessed. */
export const saltedDigest = (salt: Uint8Array, part: unknown): Buffer =>
  createHash('sha256').update(salt).update(canonicalJson(part)).digest();

interface Bound {
  source: EntrySource;
  payloadDigest: Uint8Array;
  rowsDigest: Uint8Array | null;
}

/**
 * What the leaf of an event consists of. Payload and rows are in it only by their digests, so that they can be erased
 * and the leaf still holds.
 */
export function leafContent(
  { id, type, subjectKind, subjectId, actorId, occurredAt }: Omit<RecordedEvent, 'payload' | 'rows'>,
  { source, payloadDigest, rowsDigest }: Bound,
): string {
  const hex = (digest: Uint8Array | null) => digest && Buffer.from(digest).toString('hex');
  const [payload, rows] = [hex(payloadDigest), hex(rowsDigest)];
  return canonicalJson({ id, type, subjectKind, subjectId, actorId, occurredAt, source, payload, rows });
}

export const leafOf = (event: Omit<RecordedEvent, 'payload' | 'rows'>, bound: Bound): Buffer =>
  leafHash(Buffer.from(leafContent(event, bound)));
