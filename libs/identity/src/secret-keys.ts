import { hkdfSync } from 'node:crypto';

/** A key of 32 bytes for one purpose, from the installation's one secret: no two uses share a key. */
export function keyFor(purpose: 'sessions' | 'mailed-tokens' | 'demo-passwords', secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `laurel/${purpose}`, 32));
}
