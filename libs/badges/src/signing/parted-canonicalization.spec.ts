import { describe, expect, it } from '@jest/globals';
import { generate } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { attainment, curriculum, issuance, issuerAt } from '../../test/curriculum-badge.js';
import { achievementDocument } from '../document/achievement.document.js';
import { Addresses } from '../addresses.policy.js';
import { credentialDocument } from '../document/credential.document.js';
import { badgeContexts } from '../document/open-badge.document.js';
import { clrContextAddress } from './clr-context.js';
import { offlineLoader } from './contexts.js';
import { sign } from './data-integrity.js';
import { PartedCanonicalization } from './parted-canonicalization.js';

const addresses = new Addresses('https://badges.example.org');
const issuer = issuerAt(addresses);
const key = await generate({ controller: addresses.firstIssuer.did });
const loader = offlineLoader();
const at = new Date('2026-04-01T12:00:00Z');

/**
 * Badges of that many awards. Every other one has the same achievement as the second, so they share many statements.
 */
function badges(count: number) {
  return Promise.all(
    Array.from({ length: count }, (_, number) => {
      const id = number === 0 ? curriculum.id : '019aa000-0000-7000-8000-000000000002';
      const achievement = achievementDocument({ ...curriculum, id }, issuer, addresses);
      const decided = {
        ...issuance,
        credentialId: `019aa000-0000-7000-8000-0000000001${String(10 + number)}`,
        listIndex: number,
        salt: String(10 + number).repeat(16),
      };
      return sign(
        credentialDocument(
          {
            issuance: decided,
            issuer,
            achievement,
            attainment: { ...attainment, achievementId: id },
            recipient: { email: 'ada@example.org', did: null },
            awardedAt: at,
          },
          addresses,
        ),
        key,
        at,
      );
    }),
  );
}

function transcript(verifiableCredential: object[], subject: object = {}) {
  return {
    '@context': [badgeContexts[0], clrContextAddress, ...badgeContexts.slice(1)],
    id: 'https://badges.example.org/transcript',
    type: ['VerifiableCredential', 'ClrCredential'],
    name: 'Transcript of badges',
    issuer,
    validFrom: '2026-04-01T12:00:00Z',
    credentialSubject: {
      type: ['ClrSubject'],
      identifier: [{ type: 'IdentityObject', hashed: false, identityType: 'name', identityHash: 'A holder' }],
      ...subject,
      verifiableCredential,
    },
  };
}

describe('a transcript in parts', () => {
  it.each([
    ['without a badge', 0, {}],
    ['with one', 1, {}],
    ['with more than ten, which all count their blank nodes from the beginning', 12, {}],
    ['of a holder with a DID', 2, { id: 'did:web:ada.example.org' }],
  ])('%s has the same N-Quads as the library’s conversion of the whole', async (_, count, subject) => {
    const document = transcript(await badges(count), subject);
    expect(await new PartedCanonicalization(loader).canonical(document)).toBe(
      await cryptosuite.canonize(document, { documentLoader: loader }),
    );
  });

  it('is refused for an undefined term in any of its badges', async () => {
    const [badge] = await badges(1);
    await expect(
      new PartedCanonicalization(loader).canonical(transcript([{ ...badge, invented: 'x' }])),
    ).rejects.toThrow();
  });
});
