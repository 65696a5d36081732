import type { KeyPair } from '@digitalbazaar/ed25519-multikey';
import { generate } from '@digitalbazaar/ed25519-multikey';
import { createCredential, createList } from '@digitalbazaar/vc-bitstring-status-list';
import { type CredentialDocument, sign, type Signed } from '#badges';
import type { LoopbackHttps } from '../../standalone/src/demo/loopback-https.js';

type Badge = Signed<CredentialDocument>;

/** What another issuer's server returns at a path. */
export interface Published {
  body: string | Buffer;
  type?: string;
  status?: number;
  headers?: Record<string, string>;
}

/** Another issuer of Open Badges, with its did:web, status lists and badges on a server of its own on this machine. */
export interface AnotherIssuer {
  did: string;
  key: KeyPair;
  /** What the server returns at each path. Tests set what they need. */
  published: Map<string, Published>;
  url: string;
  /**
   * A badge of this issuer, made from one of ours: with its own id, name and issuer, and by default without a status.
   */
  badge(from: Badge, change?: object): Promise<Badge>;
  /** Publishes a status list and gives the entry for a place on it. */
  list(set: number[], options?: { place?: number; change?: object; key?: KeyPair; at?: string }): Promise<object>;
  didDocument(change?: object): object;
}

/** Starts the issuer with its own https server. The caller must stop it. */
export async function openAnotherIssuer(https: LoopbackHttps, at: Date): Promise<AnotherIssuer> {
  const did = `did:web:${new URL(https.url).host.replace(':', '%3A')}:college`;
  const key = await generate({ controller: did });
  const id = `${did}#${key.publicKeyMultibase}`;
  key.id = id;
  const published = new Map<string, Published>();
  https.serve((request, response) => {
    const {
      body,
      type = 'application/json',
      status = 200,
      headers = {},
    } = published.get(request.url!) ?? { body: '{}', status: 404 };
    response.writeHead(status, { 'Content-Type': type, ...headers }).end(body);
  });
  const didDocument = (change: object = {}) => ({
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: [{ id, type: 'Multikey', controller: did, publicKeyMultibase: key.publicKeyMultibase }],
    assertionMethod: [id],
    ...change,
  });
  published.set('/college/did.json', { body: JSON.stringify(didDocument()) });
  return {
    did,
    key,
    published,
    url: https.url,
    didDocument,
    badge: async (from, change = {}) => {
      const { proof: _, credentialStatus: __, ...copied } = structuredClone(from);
      return sign(
        {
          ...copied,
          id: `${https.url}/badges/1`,
          name: 'Chalk and Talk',
          issuer: { ...copied.issuer, id: did, name: 'A College', url: https.url },
          ...change,
        } as CredentialDocument,
        key,
        at,
      );
    },
    list: async (set, { place = 7, change = {}, key: signer = key, at: path = '/status/1' } = {}) => {
      const list = await createList({ length: 131_072 });
      for (const index of set) list.setStatus(index, true);
      const unsigned = await createCredential({ id: `${https.url}${path}`, list, statusPurpose: 'revocation' });
      const document = {
        ...unsigned,
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        issuer: did,
        validFrom: at.toISOString().replace(/\.\d+Z/, 'Z'),
        ...change,
      };
      published.set(path, { body: JSON.stringify(await sign(document, signer, at)) });
      return {
        id: `${https.url}${path}#${place}`,
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: String(place),
        statusListCredential: `${https.url}${path}`,
      };
    },
  };
}
