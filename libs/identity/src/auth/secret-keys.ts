import { hkdfSync } from 'node:crypto';
import type { Configuration } from '#config';

/** Derives a 32-byte key for one purpose from the installation's secret. No two purposes share a key. */
export function keyFor(purpose: 'sessions' | 'mailed-tokens' | 'demo-passwords', secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `laurel/${purpose}`, 32));
}

/** The secret that signs session cookies and encrypts second factors. */
export function sessionSecret({ secret }: Pick<Configuration, 'secret'>): string {
  return keyFor('sessions', secret).toString('base64url');
}
