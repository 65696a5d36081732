import { generate, type KeyPair } from '@digitalbazaar/ed25519-multikey';

/** A new key that identifies itself, such as a stranger's. */
export async function didKey(): Promise<KeyPair> {
  const key = await generate({});
  key.controller = `did:key:${key.publicKeyMultibase}`;
  key.id = `${key.controller}#${key.publicKeyMultibase}`;
  return key;
}
