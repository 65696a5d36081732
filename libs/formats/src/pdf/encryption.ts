import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { type Dict, dictOf, isDict, nameOf, type Value } from './values.js';

/** It opens only with a password, or with a key that nobody here has. */
export class NeedsPassword extends Error {}

type Method = 'none' | 'rc4' | 'aes' | 'aes256';

const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

/** Decrypts a document that opens without a password, because only an owner's password protects it. */
export class Decryption {
  private constructor(
    private readonly key: Buffer,
    private readonly strings: Method,
    private readonly streams: Method,
    private readonly metadata: boolean,
  ) {}

  /** @throws NeedsPassword if the empty password does not open it */
  static of(dict: Dict, id: Buffer, resolve: (value: Value | undefined) => Value): Decryption {
    const get = (key: string) => resolve(dict.get(key));
    const number = (key: string, otherwise: number) => {
      const value = get(key);
      return typeof value === 'number' ? value : otherwise;
    };
    const bytes = (key: string) => {
      const value = get(key);
      return value instanceof Buffer ? value : Buffer.alloc(0);
    };
    if (nameOf(get('Filter')) !== 'Standard') throw new NeedsPassword();
    const [version, revision] = [number('V', 0), number('R', 2)];
    const metadata = get('EncryptMetadata') !== false;
    const filters = get('CF');
    const method = (key: string): Method => {
      if (version < 4) return 'rc4';
      const name = nameOf(get(key)) ?? 'Identity';
      const filter = isDict(filters) ? dictOf(resolve(filters.get(name))) : undefined;
      const kind = nameOf(resolve(filter?.get('CFM')));
      return (kind && methods[kind]) || 'none';
    };
    const key =
      version >= 5
        ? longKey(revision, bytes('U'), bytes('UE'))
        : shortKey({
            id,
            revision,
            lengths: lengthsOf(version, number('Length', 40) >> 3),
            owner: bytes('O').subarray(0, 32),
            user: bytes('U'),
            permissions: number('P', 0),
            metadata: version < 4 || metadata,
          });
    return new Decryption(key, method('StrF'), method('StmF'), metadata);
  }

  string(bytes: Buffer, number: number, generation: number): Buffer {
    return this.decrypt(this.strings, bytes, number, generation);
  }

  stream(bytes: Buffer, dict: Dict, number: number, generation: number): Buffer {
    const type = nameOf(dict.get('Type'));
    if (type === 'XRef' || (type === 'Metadata' && !this.metadata)) return bytes;
    const filter = dict.get('Filter');
    const first = nameOf(Array.isArray(filter) ? filter[0] : filter);
    // A stream with a crypt filter of its own: only Identity is in use.
    return first === 'Crypt' ? bytes : this.decrypt(this.streams, bytes, number, generation);
  }

  private decrypt(method: Method, bytes: Buffer, number: number, generation: number): Buffer {
    if (method === 'none' || bytes.length === 0) return bytes;
    if (method === 'aes256') return aes(this.key, bytes);
    const numbers = Buffer.from([number, number >> 8, number >> 16, generation, generation >> 8]);
    const hash = createHash('md5').update(this.key).update(numbers);
    if (method === 'aes') hash.update('sAlT');
    const key = hash.digest().subarray(0, Math.min(16, this.key.length + 5));
    return method === 'aes' ? aes(key, bytes) : rc4(key, bytes);
  }
}

const methods: Readonly<Record<string, Method>> = { V2: 'rc4', AESV2: 'aes', AESV3: 'aes256' };

/** The lengths that a key may have, in bytes, the likeliest first: programs do not agree on where to write it. */
function lengthsOf(version: number, written: number): number[] {
  if (version === 1) return [5];
  const length = Math.min(16, Math.max(5, written));
  return version === 4 ? [...new Set([16, length])] : [length];
}

function shortKey({ lengths, ...given }: Omit<ShortKey, 'length'> & { lengths: number[] }): Buffer {
  const key = lengths.map((length) => keyOfLength({ ...given, length })).find((found) => found !== null);
  if (!key) throw new NeedsPassword();
  return key;
}

interface ShortKey {
  id: Buffer;
  revision: number;
  length: number;
  owner: Buffer;
  user: Buffer;
  permissions: number;
  metadata: boolean;
}

/** The key for the empty password, or null if that does not open the document. */
function keyOfLength({ id, revision, length, owner, user, permissions, metadata }: ShortKey): Buffer | null {
  const allowed = Buffer.alloc(4);
  allowed.writeInt32LE(permissions | 0);
  const hash = createHash('md5').update(padding).update(owner).update(allowed).update(id);
  if (revision >= 4 && !metadata) hash.update(Buffer.alloc(4, 255));
  let key = hash.digest();
  if (revision >= 3)
    for (let round = 0; round < 50; round++) key = createHash('md5').update(key.subarray(0, length)).digest();
  key = key.subarray(0, length);
  let check: Buffer;
  if (revision >= 3) {
    check = createHash('md5').update(padding).update(id).digest();
    for (let round = 0; round < 20; round++)
      check = rc4(
        key.map((byte) => byte ^ round),
        check,
      );
  } else check = rc4(key, padding);
  return check.equals(user.subarray(0, check.length)) ? key : null;
}

function longKey(revision: number, user: Buffer, encrypted: Buffer): Buffer {
  const digest = (salt: Buffer) => (revision >= 6 ? hardened(salt) : createHash('sha256').update(salt).digest());
  if (!digest(user.subarray(32, 40)).equals(user.subarray(0, 32))) throw new NeedsPassword();
  const decipher = createDecipheriv('aes-256-cbc', digest(user.subarray(40, 48)), Buffer.alloc(16));
  decipher.setAutoPadding(false);
  return decipher.update(encrypted.subarray(0, 32));
}

/** The hash of revision 6, for the empty password (ISO 32000-2, algorithm 2.B). */
function hardened(salt: Buffer): Buffer {
  let key = createHash('sha256').update(salt).digest();
  for (let round = 0; ; round++) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32));
    cipher.setAutoPadding(false);
    const mixed = cipher.update(Buffer.concat(Array.from({ length: 64 }, () => key)));
    const kind = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash(['sha256', 'sha384', 'sha512'][kind] as string)
      .update(mixed)
      .digest();
    if (round >= 63 && (mixed[mixed.length - 1] as number) <= round - 31) return key.subarray(0, 32);
  }
}

function aes(key: Buffer, bytes: Buffer): Buffer {
  const whole = bytes.length - (bytes.length % 16);
  if (whole < 32) return Buffer.alloc(0);
  const decipher = createDecipheriv(key.length === 32 ? 'aes-256-cbc' : 'aes-128-cbc', key, bytes.subarray(0, 16));
  decipher.setAutoPadding(false);
  const plain = decipher.update(bytes.subarray(16, whole));
  const padded = plain[plain.length - 1] as number;
  return padded >= 1 && padded <= 16 ? plain.subarray(0, plain.length - padded) : plain;
}

function rc4(key: Uint8Array, bytes: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  for (let i = 0, j = 0; i < 256; i++) {
    const here = state[i] as number;
    j = (j + here + (key[i % key.length] as number)) & 255;
    state[i] = state[j] as number;
    state[j] = here;
  }
  const result = Buffer.alloc(bytes.length);
  for (let index = 0, i = 0, j = 0; index < bytes.length; index++) {
    i = (i + 1) & 255;
    const here = state[i] as number;
    j = (j + here) & 255;
    const there = state[j] as number;
    state[i] = there;
    state[j] = here;
    result[index] = (bytes[index] as number) ^ (state[(here + there) & 255] as number);
  }
  return result;
}
