import { createHash } from 'node:crypto';

/** What a checkpoint says: at this time, the record had this size and this root. */
export interface Checkpoint {
  /** Names the record for good: Laurel's address without its scheme, and `/record`. */
  origin: string;
  size: number;
  root: Uint8Array;
  at: Date;
}

/** The text that is signed: C2SP's tlog-checkpoint, with the time as an extension line. */
export function checkpointText({ origin, size, root, at }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n${at.toISOString()}\n`;
}

const ed25519 = 1;

/** The four bytes that tell which key signed (C2SP's signed-note). */
const keyHash = (name: string, publicKey: Uint8Array): Buffer =>
  createHash('sha256').update(`${name}\n`).update(Uint8Array.of(ed25519)).update(publicKey).digest().subarray(0, 4);

/** A text with its Ed25519 signature, in C2SP's format signed-note. The key's name is its id in did.json. */
export function signedNote(text: string, key: { name: string; publicKey: Uint8Array }, signature: Uint8Array): string {
  const signed = Buffer.concat([keyHash(key.name, key.publicKey), signature]);
  return `${text}\n— ${key.name} ${signed.toString('base64')}\n`;
}

export interface ReadNote extends Checkpoint {
  text: string;
  keyName: string;
  signature: Buffer;
}

/**
 * Reads a checkpoint, without checking its signature.
 * @returns null when it is none.
 */
export function readNote(note: string): ReadNote | null {
  const match = /^((\S+)\n(\d{1,15})\n([\w+/]{43}=)\n(\S+)\n)\n— (\S+) ([\w+/=]+)\n?(?:— .*\n?)*$/u.exec(
    note.replaceAll('\r\n', '\n'),
  );
  if (match === null) return null;
  const [, text, origin, size, root, at, keyName, signed] = match as unknown as string[];
  const signature = Buffer.from(signed!, 'base64').subarray(4);
  return {
    text: text!,
    origin: origin!,
    size: Number(size),
    root: Buffer.from(root!, 'base64'),
    at: new Date(at!),
    keyName: keyName!,
    signature,
  };
}
