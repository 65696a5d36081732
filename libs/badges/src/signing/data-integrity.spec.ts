import { describe, expect, it } from '@jest/globals';
import { from, generate } from '@digitalbazaar/ed25519-multikey';
import { didKey, forgeries, type Forger } from '#testing';
import { attainment, curriculum, issuance, issuerAt } from '../../test/curriculum-badge.js';
import { schemaFaults } from '../../test/official-schema.js';
import {
  examplesContext,
  publishedAt,
  publishedCredential,
  publishedKey,
  publishedProofValue,
} from '../../test/vectors/eddsa-rdfc-2022.js';
import { achievementDocument } from '../document/achievement.document.js';
import { Addresses } from '../addresses.policy.js';
import { credentialDocument } from '../document/credential.document.js';
import { offlineLoader } from './contexts.js';
import { isGenuine, sign } from './data-integrity.js';
import { didDocument } from './did-document.js';

const addresses = new Addresses('https://localhost:8443');
const profile = issuerAt(addresses);
const achievement = achievementDocument(curriculum, profile, addresses);
const at = new Date('2026-04-01T12:00:00Z');
const document = credentialDocument(
  {
    issuance,
    issuer: profile,
    achievement,
    attainment,
    recipient: { email: 'pat.rivera@example.org', did: null },
    awardedAt: at,
  },
  addresses,
);
const another = {
  ...issuance,
  credentialId: '019aa000-0000-7000-8000-0000000000c9',
  listIndex: 9,
  salt: 'e'.repeat(32),
};
const key = await generate({ controller: addresses.firstIssuer.did });
const issuer = { didDocument: didDocument(addresses.firstIssuer, [key.publicKeyMultibase]), at };

const genuine = await sign(document, key, at);
const forger: Forger = {
  other: await sign(
    credentialDocument(
      {
        issuance: another,
        issuer: profile,
        achievement,
        attainment,
        recipient: { email: 'lee.tran@example.org', did: null },
        awardedAt: at,
      },
      addresses,
    ),
    key,
    at,
  ),
  posing: await generate({ id: genuine.proof[0].verificationMethod, controller: addresses.firstIssuer.did }),
  own: await didKey(),
};

describe('an eddsa-rdfc-2022 signature', () => {
  it('is valid against the official schema: the proof is an array', async () => {
    const signed = await sign(document, key, at);
    expect(schemaFaults(signed)).toEqual([]);
    expect(signed.proof).toEqual([
      expect.objectContaining({
        type: 'DataIntegrityProof',
        cryptosuite: 'eddsa-rdfc-2022',
        created: '2026-04-01T12:00:00Z',
        proofPurpose: 'assertionMethod',
        verificationMethod: `did:web:localhost%3A8443:issuer#${key.publicKeyMultibase}`,
      }),
    ]);
  });

  it('matches W3C’s test vector', async () => {
    const loader = offlineLoader(new Map([[examplesContext.address, examplesContext.document]]));
    const { proof } = await sign(publishedCredential, await from(publishedKey), publishedAt, loader);
    expect(proof[0]).toEqual({
      type: 'DataIntegrityProof',
      created: '2023-02-24T23:36:38Z',
      verificationMethod: publishedKey.id,
      cryptosuite: 'eddsa-rdfc-2022',
      proofPurpose: 'assertionMethod',
      proofValue: publishedProofValue,
    });
  });

  it('is the same for the same document, key and instant, so a retry signs the same bytes', async () => {
    expect(JSON.stringify(await sign(document, key, at))).toBe(JSON.stringify(await sign(document, key, at)));
  });

  it('is genuine', async () => {
    expect(await isGenuine(genuine, issuer)).toBe(true);
  });

  it.each(forgeries)('is not genuine after someone forged $what', async ({ forge }) => {
    expect(await isGenuine(await forge(genuine, forger), issuer)).toBe(false);
  });

  it('is not genuine with a key that the issuer does not publish', async () => {
    const stranger = await generate({ controller: addresses.firstIssuer.did });
    expect(await isGenuine(await sign(document, stranger, at), issuer)).toBe(false);
  });

  it('fails for an undefined term, which it would not cover', async () => {
    const odd = { ...document, favoriteColor: 'green' };
    await expect(sign(odd, key, at)).rejects.toThrow('Safe mode');
  });

  it('fails for a context that is not bundled, instead of fetching it', async () => {
    const foreign = { ...document, '@context': [...document['@context'], 'https://example.org/context.json'] };
    await expect(sign(foreign, key, at)).rejects.toMatchObject({
      message: expect.stringContaining('example.org/context.json'),
    });
  });
});
