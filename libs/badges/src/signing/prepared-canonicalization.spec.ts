import { createHash } from 'node:crypto';
import { describe, expect, it, jest } from '@jest/globals';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { attainment, curriculum, issuance, issuerAt } from '../../test/curriculum-badge.js';
import { examplesContext, publishedCredential, publishedHashes } from '../../test/vectors/eddsa-rdfc-2022.js';
import { achievementDocument } from '../document/achievement.document.js';
import { Addresses } from '../addresses.policy.js';
import { compositeAchievementDocument, compositeCredentialDocument } from '../document/composite.document.js';
import { credentialDocument, successorDocument } from '../document/credential.document.js';
import type { CredentialDocument } from '../document/open-badge.document.js';
import { offlineLoader } from './contexts.js';
import { documentPlaces } from './data-integrity.js';
import { PreparedCanonicalization } from './prepared-canonicalization.js';

const addresses = new Addresses('https://badges.example.org');
const creator = issuerAt(addresses);
const loader = offlineLoader();
const byLibrary = (document: object): Promise<string> => cryptosuite.canonize(document, { documentLoader: loader });

/**
 * Any text that a person or a machine could enter: quotes, newlines, control characters, any script, halves of
 * surrogate pairs.
 */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom('"', '\\', 'a\nb', '\u0000', '\ud800', 'urn:x', '@id', 'https://example.org'),
);
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
const level = fc.constantFrom('not_met', 'progressing', 'demonstrated', 'exemplary');
const detailIds = ['o1', 'o2a', 'o2b', 'o3'];

const credit = fc.option(fc.record({ hours: fc.nat(), semesterCredit: fc.double({ min: 0, max: 1000, noNaN: true }) }));
const achievement = fc.record({ title: text, statement: text, credit }).map(({ title, statement, credit: given }) => {
  const outcomes = curriculum.outcomes.map((outcome, index) => (index === 1 ? { ...outcome, statement } : outcome));
  return achievementDocument({ ...curriculum, title, outcomes, credit: given ?? undefined }, creator, addresses);
});

/** What differs between awards. */
const award = fc.record({
  issuance: fc.record({
    credentialId: fc.uuid(),
    listNumber: fc.nat(),
    listIndex: fc.nat(),
    salt: hex(32),
    validFrom: instant,
  }),
  recipient: fc.record({ email: text, did: fc.option(hex(16).map((host) => `did:web:${host}.example.org`)) }),
  awardedAt: instant,
  validUntil: fc.option(instant),
  sealedAt: instant,
  manifestSha256: hex(64),
  levelOf: fc
    .tuple(level, level, level, level)
    .map((levels) => Object.fromEntries(detailIds.map((id, index) => [id, levels[index]!]))),
  evidence: fc.array(fc.record({ title: text, about: text }), { minLength: 4, maxLength: 4 }),
});

type AnyAward = typeof award extends fc.Arbitrary<infer Award> ? Award : never;

function documentOf(
  badge: ReturnType<typeof achievementDocument>,
  { issuance: decided, recipient, awardedAt, validUntil, sealedAt, manifestSha256, levelOf, evidence }: AnyAward,
): CredentialDocument {
  const artifacts = attainment.artifacts.map((artifact, index) => ({ ...artifact, ...evidence[index]! }));
  return credentialDocument(
    {
      issuance: decided,
      issuer: creator,
      achievement: badge,
      attainment: { ...attainment, sealedAt, manifestSha256, levelOf, artifacts },
      recipient,
      awardedAt,
      validUntil,
    },
    addresses,
  );
}

describe('canonical N-Quads from one preparation', () => {
  it('match the library’s for any award of any achievement', async () => {
    await fc.assert(
      fc.asyncProperty(achievement, fc.array(award, { minLength: 3, maxLength: 4 }), async (badge, awards) => {
        const prepared = new PreparedCanonicalization(loader, documentPlaces);
        for (const each of awards) {
          const document = documentOf(badge, each);
          expect(await prepared.canonical(document)).toBe(await byLibrary(document));
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('match the library’s for a successor and for the badge of a stack', async () => {
    const prepared = new PreparedCanonicalization(loader, documentPlaces);
    const definition = {
      id: curriculum.id,
      kind: 'stack' as const,
      code: 'INS',
      title: 'Instructional Leadership',
      versionNumber: 1,
      parts: [1, 2, 3].map((number) => ({ code: `INS-${number}`, title: `Part ${number}` })),
      levels: [{ code: 'developing', name: 'Developing', about: 'Mid-career' }],
    };
    const stack = compositeAchievementDocument(definition, creator, addresses);
    await fc.assert(
      fc.asyncProperty(
        award,
        fc.array(fc.uuid(), { minLength: 3, maxLength: 3 }),
        text,
        async (each, awardIds, name) => {
          const document = documentOf(achievementDocument(curriculum, creator, addresses), each);
          const successor = successorDocument(
            {
              previous: { document, bytes: JSON.stringify(document) },
              issuance: { ...issuance, credentialId: awardIds[0]! },
              issuer: creator,
              recipient: each.recipient,
            },
            addresses,
          );
          const parts = awardIds.map((awardId, index) => ({
            awardId,
            code: `INS-${index + 1}`,
            name,
            levelCode: 'developing',
            awardedAt: each.awardedAt,
          }));
          const composite = compositeCredentialDocument(
            { ...each, issuer: creator, achievement: stack, parts },
            addresses,
          );
          for (const one of [successor, composite]) expect(await prepared.canonical(one)).toBe(await byLibrary(one));
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);

  it('match the library’s where two strings are equal, or one is not a valid address', async () => {
    const prepared = new PreparedCanonicalization(loader, documentPlaces);
    const badge = achievementDocument(curriculum, creator, addresses);
    const document = (): CredentialDocument =>
      credentialDocument(
        {
          issuance,
          issuer: creator,
          achievement: badge,
          attainment,
          recipient: { email: 'pat@example.org', did: null },
          awardedAt: issuance.validFrom,
        },
        addresses,
      );
    await prepared.canonical(document());
    const odd: ((copy: CredentialDocument) => void)[] = [
      (copy) => (copy.evidence[1]!.id = copy.evidence[0]!.id),
      (copy) => (copy.evidence[1] = copy.evidence[0]!),
      (copy) => (copy.evidence[0]!.id = badge.id),
      (copy) => (copy.evidence[0]!.id = copy.id),
      (copy) => (copy.credentialStatus.id = copy.id),
      (copy) => (copy.credentialSubject.result[1] = structuredClone(copy.credentialSubject.result[0]!)),
      (copy) => (copy.evidence[0]!.id = 'https://example.org/ä?q=é'),
      (copy) => copy.evidence.pop(),
      (copy) => copy.credentialSubject.identifier.push({ ...copy.credentialSubject.identifier[0] }),
    ];
    for (const change of odd) {
      const copy = structuredClone(document());
      change(copy);
      expect(await prepared.canonical(copy)).toBe(await byLibrary(copy));
    }
  });

  it('throw where the library does: for a relative address, and for an undefined term', async () => {
    const prepared = new PreparedCanonicalization(loader, documentPlaces);
    const document = credentialDocument(
      {
        issuance,
        issuer: creator,
        achievement: achievementDocument(curriculum, creator, addresses),
        attainment,
        recipient: { email: 'pat@example.org', did: null },
        awardedAt: issuance.validFrom,
      },
      addresses,
    );
    await prepared.canonical(document);
    const relative = { ...document, id: 'credentials/1' };
    await expect(byLibrary(relative)).rejects.toThrow('Safe mode');
    await expect(prepared.canonical(relative)).rejects.toThrow('Safe mode');
    await expect(prepared.canonical({ ...document, favoriteColor: 'green' })).rejects.toThrow('Safe mode');
  });

  it('expand no JSON-LD for the second award of an achievement', async () => {
    const prepared = new PreparedCanonicalization(loader, documentPlaces);
    const badge = achievementDocument(curriculum, creator, addresses);
    const [first, second] = ['pat@example.org', 'lee@example.org'].map((email) =>
      credentialDocument(
        {
          issuance,
          issuer: creator,
          achievement: badge,
          attainment,
          recipient: { email, did: null },
          awardedAt: issuance.validFrom,
        },
        addresses,
      ),
    );
    const expansions = jest.spyOn(jsonld, 'toRDF');
    await prepared.canonical(first!);
    expect(expansions).toHaveBeenCalledTimes(2);
    await prepared.canonical(second!);
    expect(expansions).toHaveBeenCalledTimes(2);
    expansions.mockRestore();
  });

  it('have the hash of W3C’s test vector', async () => {
    const prepared = new PreparedCanonicalization(
      offlineLoader(new Map([[examplesContext.address, examplesContext.document]])),
      documentPlaces,
    );
    const hash = createHash('sha256')
      .update(await prepared.canonical(publishedCredential))
      .digest('hex');
    expect(hash).toBe(publishedHashes.credential);
  });
});
