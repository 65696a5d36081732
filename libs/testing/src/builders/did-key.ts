import { generate, type KeyPair } from '@digitalbazaar/ed25519-multikey';

/** A new key that names itself, as a stranger to the issuer has one. */
export async function didKey(): Promise<KeyPair> {
  const key = await generate({});
  key.controller = `did:key:${key.publicKeyMultibase}`;
  key.id = `${key.controller}#${key.publicKeyMultibase}`;
  return key;
}
