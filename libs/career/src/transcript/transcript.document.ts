import type { HeldCredential, Profile } from '#badges';
import { canonicalJson, sha256Hex } from '#kernel';
import { namedByHash, stampOf } from '../packet/packet.document.js';

export interface TranscriptFacts {
  issuer: Profile;
  /** Where the terms of CLR 2.0 are published. */
  clrContext: string;
  /** How the holder is named: by a hash of the address, and by a DID of their own where they gave one. */
  holder: { did: string | null; identifiedBy(salt: string): object };
  /** When something last happened to any of the holder's badges: the transcript's date. */
  at: Date;
  badges: HeldCredential[];
}

const schemaAddress = 'https://purl.imsglobal.org/spec/clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json';

/**
 * One's badges as one Comprehensive Learner Record (CLR 2.0), without its proof: every badge in force whole, as it was
 * signed, in the order in which they were given. Its id is the hash of what it says. The salt of the holder's hash follows
 * from the badges, so that the same badges give the same transcript, and it is in no other document.
 */
export function transcriptDocument({ issuer, clrContext, holder, at, badges }: TranscriptFacts) {
  const salt = sha256Hex(canonicalJson(['transcript', ...badges.map(({ credentialId }) => credentialId)])).slice(0, 32);
  const said = {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      clrContext,
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
    ],
    type: ['VerifiableCredential', 'ClrCredential'],
    name: 'Transcript of badges',
    description: 'Every badge that its holder has in force, as each was signed.',
    issuer,
    validFrom: stampOf(at),
    credentialSubject: {
      ...(holder.did === null ? {} : { id: holder.did }),
      type: ['ClrSubject'],
      identifier: [holder.identifiedBy(salt)],
      verifiableCredential: badges.map(({ document }) => JSON.parse(document) as object),
    },
    credentialSchema: [{ id: schemaAddress, type: '1EdTechJsonSchemaValidator2019' }],
  };
  return { ...said, id: namedByHash(said) };
}
