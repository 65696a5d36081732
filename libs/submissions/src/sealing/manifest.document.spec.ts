import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { manifestHash, orderManifest, type Manifest } from './manifest.document.js';

const hex = fc.stringMatching(/^[0-9a-f]{64}$/);
const file = fc.record({
  id: fc.uuid(),
  position: fc.integer({ min: 1, max: 9 }),
  name: fc.string({ minLength: 1 }),
  mediaType: fc.constantFrom('application/pdf', 'image/png'),
  size: fc.integer({ min: 1, max: 1e9 }),
  sha256: hex,
});
const link = fc.record({ position: fc.integer({ min: 1, max: 9 }), address: fc.webUrl(), description: fc.string() });
const artifact = fc.record({
  kind: fc.constantFrom('responsive_narrative', 'document_profile', 'portfolio_analysis', 'reflection_plan'),
  text: fc.option(fc.record({ sha256: hex, words: fc.nat(5000), revision: fc.integer({ min: 1, max: 99 }) })),
  files: fc.uniqueArray(file, { selector: ({ id }) => id, maxLength: 4 }),
  links: fc.uniqueArray(link, { selector: ({ position }) => position, maxLength: 3 }),
});
const evidence = fc.record({
  detailId: fc.constantFrom('o1', 'o2a', 'o2b'),
  kind: fc.constantFrom('document_profile', 'reflection_plan'),
  fileId: fc.option(fc.uuid()),
  page: fc.option(fc.integer({ min: 1, max: 500 })),
  second: fc.option(fc.nat(7200)),
  explanation: fc.string(),
});
const manifest: fc.Arbitrary<Manifest> = fc.record({
  format: fc.constant('laurel-manifest/1' as const),
  submissionId: fc.uuid(),
  enrollmentId: fc.uuid(),
  attempt: fc.integer({ min: 1, max: 4 }),
  microCredential: fc.record({
    code: fc.constant('INS-1'),
    title: fc.string(),
    version: fc.integer({ min: 1, max: 9 }),
    contentHash: hex,
  }),
  sealedAt: fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
    .map((date) => date.toISOString()),
  scope: fc.uniqueArray(fc.constantFrom('o1', 'o2a', 'o2b', 'o3')),
  artifacts: fc.uniqueArray(artifact, { selector: ({ kind }) => kind, minLength: 1 }),
  evidence: fc.array(evidence, { maxLength: 6 }),
});

describe('the manifest', () => {
  it('has the same hash for any order of its rows', () => {
    fc.assert(
      fc.property(manifest, (sealed) => {
        const turned: Manifest = {
          ...sealed,
          scope: [...sealed.scope].reverse(),
          evidence: [...sealed.evidence].reverse(),
          artifacts: [...sealed.artifacts].reverse().map((part) => ({
            ...part,
            files: [...part.files].reverse(),
            links: [...part.links!].reverse(),
          })),
        };
        expect(manifestHash(turned)).toBe(manifestHash(sealed));
      }),
    );
  });

  it('has another hash when anything in it differs', () => {
    fc.assert(
      fc.property(manifest, (sealed) => {
        const [first, ...rest] = sealed.artifacts;
        const forgeries: Manifest[] = [
          { ...sealed, attempt: sealed.attempt + 1 },
          { ...sealed, sealedAt: new Date(Date.parse(sealed.sealedAt) + 1).toISOString() },
          {
            ...sealed,
            microCredential: {
              ...sealed.microCredential,
              contentHash: sealed.microCredential.contentHash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
            },
          },
          {
            ...sealed,
            artifacts: [
              {
                ...first!,
                files: [
                  ...first!.files,
                  {
                    id: 'x',
                    position: 99,
                    name: 'more.pdf',
                    mediaType: 'application/pdf',
                    size: 1,
                    sha256: '0'.repeat(64),
                  },
                ],
              },
              ...rest,
            ],
          },
          {
            ...sealed,
            artifacts: [
              { ...first!, links: [...first!.links!, { position: 99, address: 'https://x.example', description: '' }] },
              ...rest,
            ],
          },
          {
            ...sealed,
            evidence: [
              ...sealed.evidence,
              { detailId: 'o1', kind: 'document_profile', fileId: null, page: 7, second: 7, explanation: 'another' },
            ],
          },
        ];
        for (const forgery of forgeries) expect(manifestHash(forgery)).not.toBe(manifestHash(sealed));
      }),
    );
  });

  it('keeps its hash through JSON and back', () => {
    fc.assert(
      fc.property(manifest, (sealed) =>
        expect(manifestHash(JSON.parse(JSON.stringify(orderManifest(sealed))) as Manifest)).toBe(manifestHash(sealed)),
      ),
    );
  });
});
