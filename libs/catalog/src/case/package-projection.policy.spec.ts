import { describe, expect, it } from '@jest/globals';
import { caseId, sampleAssociation, sampleDocumentId, sampleItem, samplePackage } from '#testing';
import type { CaseObject } from './case-package.document.js';
import { type Known, projectionOf } from './package-projection.policy.js';

/** An item with the fields that matter here, and the number of the item that it stands under. */
type Placed = CaseObject & { under?: number };

const nothing: Known = { numbers: new Map(), codes: new Map(), taken: new Set() };

/** What our tables show of items 1, 2, 3 …, in this order. */
function shown(items: Placed[], known: Partial<Known> = {}) {
  const pkg = samplePackage({
    CFItems: items.map(({ under: _, ...fields }, index) => sampleItem(index + 1, fields)),
    CFAssociations: items.map(({ under }, index) =>
      sampleAssociation(
        index + 1,
        'isChildOf',
        caseId('a', index + 1),
        under === undefined ? sampleDocumentId : caseId('a', under),
      ),
    ),
  });
  const { domains, competencies } = projectionOf(pkg, { ...nothing, ...known });
  return {
    domains: domains.map(({ code, name, functions }) => ({ code, name, functions: functions.map((one) => one.name) })),
    competencies: competencies.map(({ number, domain, function: name, title }) => [number, domain, name, title]),
  };
}

describe('what the tables show of a package', () => {
  it('is a domain for each item below the document, and a function for each group of competencies', () => {
    const items = [
      { fullStatement: 'Reading', humanCodingScheme: 'r' },
      { fullStatement: 'Early reading', under: 1 },
      { fullStatement: 'Reads aloud', under: 2 },
      { fullStatement: 'Reads', under: 1 },
    ];
    expect(shown(items)).toEqual({
      domains: [{ code: 'R', name: 'Reading', functions: ['Reading', 'Early reading'] }],
      competencies: [
        [1, 'R', 'Reading', 'Reads'],
        [2, 'R', 'Early reading', 'Reads aloud'],
      ],
    });
  });

  it('names a function in a deep tree by the last three groups', () => {
    const chain = ['One', 'Two', 'Three', 'Four', 'Five', 'Reads'].map((fullStatement, index) => ({
      fullStatement,
      ...(index > 0 && { under: index }),
    }));
    expect(shown(chain).domains).toEqual([{ code: 'D1', name: 'One', functions: ['Three › Four › Five'] }]);
  });

  it('is one domain with the name of the document for a list without groups', () => {
    const title = 'Library standards of a neighbor';
    expect(shown([{ fullStatement: 'Reads' }])).toEqual({
      domains: [{ code: 'D1', name: title, functions: [title] }],
      competencies: [[1, 'D1', title, 'Reads']],
    });
  });

  it('keeps a domain or function without competencies where the item says what it is', () => {
    expect(shown([{ fullStatement: 'Reading', CFItemType: 'Domain' }])).toEqual({
      domains: [{ code: 'D1', name: 'Reading', functions: [] }],
      competencies: [],
    });
  });

  it('tells functions with one name apart, and cuts names that are too long for a key', () => {
    const long = 'ü'.repeat(500);
    const items = [
      { fullStatement: long },
      { fullStatement: 'Same', under: 1 },
      { fullStatement: 'Same', under: 1 },
      { fullStatement: 'Reads', under: 2 },
      { fullStatement: 'Writes', under: 3 },
    ];
    expect(shown(items).domains).toEqual([{ code: 'D1', name: 'ü'.repeat(400), functions: ['Same', 'Same (2)'] }]);
  });

  it('gives two domains with one code different codes', () => {
    const items = [
      { humanCodingScheme: 'R', CFItemType: 'Domain' },
      { humanCodingScheme: 'R', CFItemType: 'Domain' },
    ];
    expect(shown(items).domains.map(({ code }) => code)).toEqual(['R', 'D2']);
  });

  it('gives a competency the number that it had, or its own, or the next that is free', () => {
    const items = [{}, { humanCodingScheme: '7' }, { humanCodingScheme: '3' }, {}];
    const numbers = new Map([[caseId('a', 1), 2]]);
    const { competencies } = shown(items, { numbers, taken: new Set([1, 2, 3]) });
    expect(competencies.map(([number]) => number)).toEqual([2, 7, 4, 5]);
  });
});
