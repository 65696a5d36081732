import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * The one way to write a value as JSON (RFC 8785), so that equal values have equal bytes and equal hashes.
 * @throws TypeError for values that JSON cannot represent.
 */
export function canonicalJson(value: unknown): string {
  const text = (canonicalize as unknown as (value: unknown) => string | undefined)(value);
  if (text === undefined) throw new TypeError('This value has no JSON form.');
  return text;
}

/** Lower-case hex SHA-256 of the bytes, or of the text's UTF-8. */
export function sha256Hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The hash that identifies a value: the SHA-256 of its canonical JSON. */
export function contentHash(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}
