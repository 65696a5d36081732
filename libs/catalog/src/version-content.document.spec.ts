import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { VersionContent } from '#contracts';
import { contentHash } from '#kernel';
import { changesBetween } from './authoring/content-changes.policy.js';
import { sampleContent } from './authoring/content.sample.js';
import { detailsOf, sentencesOf } from './version-content.document.js';

describe('what a reviewer scores', () => {
  it('is every detail, and an outcome without details as one detail', () => {
    expect(detailsOf(sampleContent())).toEqual([
      { id: 'o1', outcomeId: 'o1', outcomeNumber: 1, statement: 'Plans a shared reading hour' },
      { id: 'o2a', outcomeId: 'o2', outcomeNumber: 2, statement: 'Prepares the teachers' },
      { id: 'o2b', outcomeId: 'o2', outcomeNumber: 2, statement: 'Takes part' },
    ]);
  });
});

describe('the sentences for a detail', () => {
  it('are its own, or else those of its outcome', () => {
    const [, outcome] = sampleContent().outcomes;
    const sentences = { demonstrated: 'Both are there' };
    const [first, second] = outcome!.details;
    const worded = { ...outcome!, rubricSentences: sentences, details: [{ ...first!, rubricSentences: {} }, second!] };
    expect([sentencesOf(worded, 'o2a'), sentencesOf(worded, 'o2b'), sentencesOf(outcome!, 'o2a')]).toEqual([
      {},
      sentences,
      {},
    ]);
  });
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The path of keys to every plain value in a document. */
function leavesOf(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(value))
    return value.length === 0 ? [path] : value.flatMap((item, index) => leavesOf(item, [...path, index]));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
  return [path];
}

function withChanged(value: Json, [key, ...rest]: (string | number)[], change: (leaf: Json) => Json): Json {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? withChanged(item, rest, change) : item));
  const fields = value as { [key: string]: Json };
  return { ...fields, [key]: withChanged(fields[key]!, rest, change) };
}

/** The same document with the keys of every object in an order that `toss` decides. */
function withKeysShuffled(value: Json, toss: () => number): Json {
  if (Array.isArray(value)) return value.map((item) => withKeysShuffled(item, toss));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => ({
    key,
    item: withKeysShuffled(item, toss),
    rank: toss(),
  }));
  return Object.fromEntries(entries.sort((a, b) => a.rank - b.rank).map(({ key, item }) => [key, item]));
}

const document = sampleContent() as unknown as Json;
const leaf = fc.constantFrom(...leavesOf(document));
const plain: fc.Arbitrary<Json> = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));

describe('the hash of content', () => {
  it('changes with any edit', () => {
    fc.assert(
      fc.property(leaf, plain, (path, value) => {
        const edited = withChanged(document, path, (was) => (was === value ? [was] : value));
        expect(contentHash(edited)).not.toBe(contentHash(document));
      }),
    );
  });

  it('does not change with the order of keys', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ noNaN: true })), (tosses) => {
        const shuffled = withKeysShuffled(document, () => tosses.next().value);
        expect(contentHash(shuffled)).toBe(contentHash(document));
      }),
    );
  });

  it('of content from before there were aids for candidates is what it was', () => {
    expect(contentHash(sampleContent())).toBe('ab2b4a34c0cd634eb02380ac258ce69394cdcb021f8ea7eb2a0e5f743d3ddff8');
    expect(VersionContent.parse(sampleContent())).toEqual(sampleContent());
  });

  it('changes exactly when there is a difference to list', () => {
    const outcomes = sampleContent().outcomes;
    const reworded = fc
      .record({ about: fc.string(), priceCents: fc.nat(3), kept: fc.shuffledSubarray(outcomes) })
      .map(({ about, priceCents, kept }) =>
        sampleContent({
          about,
          priceCents,
          outcomes: kept.map((outcome, index) => ({ ...outcome, number: index + 1 })),
        }),
      );
    fc.assert(
      fc.property(reworded, reworded, (before, after) => {
        expect(changesBetween(before, after).length > 0).toBe(contentHash(before) !== contentHash(after));
      }),
    );
  });
});
