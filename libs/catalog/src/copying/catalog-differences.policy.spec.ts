import { describe, expect, it } from '@jest/globals';
import { sampleContent } from '../authoring/content.sample.js';
import { catalogDifferences } from './catalog-differences.policy.js';
import type { CatalogFile } from './catalog-file.document.js';

const catalog: CatalogFile = {
  frameworks: [
    {
      code: 'MLDS',
      name: 'A framework',
      levels: [{ code: 'developing', name: 'Developing', about: '' }],
      domains: [{ code: 'INS', name: 'Instruction', functions: [{ name: 'Guides' }] }],
      competencies: [{ number: 5, domain: 'INS', function: 'Guides', title: 'Guides teams', psel: ['4a'], levels: {} }],
    },
  ],
  stacks: [{ code: 'INS', name: 'Instruction', framework: 'MLDS', required: null }],
  microCredentials: [
    {
      code: 'INS-1',
      title: 'Literacy',
      workingTitle: false,
      stack: 'INS',
      versions: [{ state: 'pilot', levelAssumed: true, content: sampleContent() }],
    },
  ],
  template: null,
};
const [one] = catalog.microCredentials;

describe('the differences between two catalogs', () => {
  it('are none between equal ones', () => {
    expect(catalogDifferences(catalog, structuredClone(catalog))).toEqual([]);
  });

  it('name what was added, changed and removed', () => {
    const after = structuredClone(catalog);
    after.frameworks[0]!.competencies[0]!.psel = ['4b'];
    after.stacks[0]!.required = 2;
    after.microCredentials.push({ ...one!, code: 'INS-2', title: 'Numeracy', versions: [] });
    expect(catalogDifferences(catalog, after)).toEqual([
      'competency 5, PSEL codes: "4a" is now "4b"',
      'stack INS, how many its badge asks for: "all" is now "2"',
      'INS-2: added "Numeracy"',
      'INS-2, stack: added "INS"',
    ]);
    expect(catalogDifferences(after, catalog)).toContain('INS-2: removed "Numeracy"');
  });

  it('compare versions in their words, a draft with the draft and what is out with what is out', () => {
    const [version] = one!.versions;
    const after = structuredClone(catalog);
    after.microCredentials[0]!.versions = [
      { ...version!, content: { ...version!.content, priceCents: 5000 } },
      { ...version!, state: 'draft' },
    ];
    expect(catalogDifferences(catalog, after)).toEqual([
      expect.stringMatching(/^INS-1, version at level \w+: .*price in cents/i),
      expect.stringMatching(/^INS-1, draft at level \w+: added$/),
    ]);
  });
});
