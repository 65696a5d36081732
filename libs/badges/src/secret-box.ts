import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export interface SealedSecret {
  nonce: Buffer;
  /** It ends with the 16 bytes of the authentication tag. */
  ciphertext: Buffer;
}

const tagBytes = 16;

/** Encrypts secrets at rest: AES-256-GCM with a key that HKDF-SHA-256 derives from the configuration's secret. */
export class SecretBox {
  private readonly keys: [Buffer, ...Buffer[]];

  /**
   * @param configuredSecrets the first seals; all of them open.
   * @param purpose gives each use of the configured secret its own key.
   */
  constructor([current, ...previous]: readonly [string, ...string[]], purpose: string) {
    const keyOf = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', `laurel/${purpose}/1`, 32));
    this.keys = [keyOf(current), ...previous.map(keyOf)];
  }

  /** @param label what the secret belongs to. It opens only with the same label. */
  seal(secret: string, label: string): SealedSecret {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.keys[0], nonce, { authTagLength: tagBytes }).setAAD(
      Buffer.from(label),
    );
    return { nonce, ciphertext: Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]) };
  }

  /** Null when the configured secrets or the label differ, or the bytes were changed. */
  open(sealed: SealedSecret, label: string): string | null {
    for (const key of this.keys) {
      const secret = openWith(key, sealed, label);
      if (secret !== null) return secret;
    }
    return null;
  }

  /** Seals a secret again that a previous key sealed. Null when the current key sealed it, or when no key opens it. */
  reseal(sealed: SealedSecret, label: string): SealedSecret | null {
    if (openWith(this.keys[0], sealed, label) !== null) return null;
    const secret = this.open(sealed, label);
    return secret === null ? null : this.seal(secret, label);
  }
}

function openWith(key: Buffer, { nonce, ciphertext }: SealedSecret, label: string): string | null {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(label));
  decipher.setAuthTag(ciphertext.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(ciphertext.subarray(0, -tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
