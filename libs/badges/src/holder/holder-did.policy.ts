/** The longest DID, in characters. */
export const longestDid = 300;

/** A public key in multibase base58btc with its multicodec: Ed25519, P-256 or secp256k1. Each has one length. */
const base58 = '[1-9A-HJ-NP-Za-km-z]';
const key = new RegExp(`^did:key:z(6Mk${base58}{44}|Dn${base58}{46}|Q3s${base58}{45})$`);

/** A host name with a dot, an optional port as `%3A` and digits, and an optional path after colons. */
const web =
  /^did:web:(?=[^:]*\.)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?:%3A\d{1,5})?(?::(?!\.{1,2}(?::|$))(?:[\w.-]|%[0-9A-F]{2})+)*$/;

/** What is wrong with the form of a DID, and what would be right. Null when the form is valid. */
export function didFault(did: string): string | null {
  if (did.length > longestDid) return `A DID has at most ${longestDid} characters.`;
  if (did.startsWith('did:key:'))
    return key.test(did)
      ? null
      : 'Enter a did:key for an Ed25519, P-256 or secp256k1 key, for example did:key:z6Mk… and 44 more characters.';
  if (did.startsWith('did:web:'))
    return web.test(did)
      ? null
      : 'Enter a did:web with a host name, for example did:web:pat.example.org or did:web:example.org:people:pat.';
  return 'Enter a DID that begins with did:key: or did:web:.';
}
