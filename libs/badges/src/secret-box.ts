import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export interface SealedSecret {
  nonce: Buffer;
  /** It ends with the 16 bytes of the authentication tag. */
  ciphertext: Buffer;
}

const tagBytes = 16;

/** Encrypts secrets at rest: AES-256-GCM with a key that HKDF-SHA-256 derives from the configuration's secret. */
export class SecretBox {
  private readonly key: Buffer;

  /** @param purpose gives each use of the configured secret its own key. */
  constructor(configuredSecret: string, purpose: string) {
    this.key = Buffer.from(hkdfSync('sha256', configuredSecret, '', `laurel/${purpose}/1`, 32));
  }

  /** @param label what the secret belongs to. It opens only with the same label. */
  seal(secret: string, label: string): SealedSecret {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce, { authTagLength: tagBytes }).setAAD(
      Buffer.from(label),
    );
    return { nonce, ciphertext: Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]) };
  }

  /** Null when the configured secret or the label differs, or the bytes were changed. */
  open({ nonce, ciphertext }: SealedSecret, label: string): string | null {
    const decipher = createDecipheriv('aes-256-gcm', this.key, nonce, { authTagLength: tagBytes }).setAAD(
      Buffer.from(label),
    );
    decipher.setAuthTag(ciphertext.subarray(-tagBytes));
    try {
      return Buffer.concat([decipher.update(ciphertext.subarray(0, -tagBytes)), decipher.final()]).toString('utf8');
    } catch {
      return null;
    }
  }
}
