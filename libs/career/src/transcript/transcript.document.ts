import type { HeldCredential, Profile } from '#badges';
import { canonicalJson, sha256Hex } from '#kernel';
import { namedByHash, stampOf } from '../packet/packet.document.js';

export interface TranscriptFacts {
  issuer: Profile;
  /** Where the terms of CLR 2.0 are published. */
  clrContext: string;
  /** Identifies the holder by a hash of the address, and by their own DID where they gave one. */
  holder: { did: string | null; identifiedBy(salt: string): object };
  /** The transcript's date: when any of the holder's badges last changed. */
  at: Date;
  badges: HeldCredential[];
}

const schemaAddress = 'https://purl.imsglobal.org/spec/clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json';

/**
 * A person's badges as an unsigned Comprehensive Learner Record (CLR 2.0): every badge in force, exactly as signed, in
 * the order they were issued. Its id is the hash of its content. The holder's salt is derived from the badges, so that
 * the same badges give the same transcript, and occurs in no other document.
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
    description: 'Every badge that the holder has in force, each as it was signed.',
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
