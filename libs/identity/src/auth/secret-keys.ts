import { createHash, hkdfSync } from 'node:crypto';
import { type Configuration, secretsOf } from '#config';

/** Derives a 32-byte key for one purpose from the installation's secret. No two purposes share a key. */
export function keyFor(purpose: 'sessions' | 'mailed-tokens' | 'demo-passwords', secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `laurel/${purpose}`, 32));
}

/** The keys for one purpose, of every secret that is accepted. The first is the current one. */
export function keysFor(
  purpose: Parameters<typeof keyFor>[0],
  configuration: Pick<Configuration, 'secret' | 'secretPrevious'>,
): [Buffer, ...Buffer[]] {
  const [current, ...previous] = secretsOf(configuration);
  return [keyFor(purpose, current), ...previous.map((secret) => keyFor(purpose, secret))];
}

/** The secrets to accept for session cookies and second factors. The first signs and encrypts. */
export function sessionSecrets(configuration: Pick<Configuration, 'secret' | 'secretPrevious'>): [string, ...string[]] {
  const [current, ...previous] = secretsOf(configuration);
  const secretOf = (secret: string) => keyFor('sessions', secret).toString('base64url');
  return [secretOf(current), ...previous.map(secretOf)];
}

/**
 * The secrets for better-auth, which writes a version in front of what it encrypts. The version comes from the secret
 * itself, so that it stays the same before, while and after the secret is replaced. Before secrets could be replaced,
 * every installation wrote version 1: with its only secret, so with the oldest of these.
 */
export function versionedSecrets(
  configuration: Pick<Configuration, 'secret' | 'secretPrevious'>,
): { version: number; value: string }[] {
  const secrets = sessionSecrets(configuration);
  return [
    ...secrets.map((value) => ({ version: versionOf(value), value })),
    { version: firstVersion, value: secrets.at(-1)! },
  ];
}

const firstVersion = 1;

function versionOf(secret: string): number {
  return 2 + (createHash('sha256').update(`version ${secret}`).digest().readUInt32BE() >>> 1);
}
