import { describe, expect, it } from '@jest/globals';
import { sampleContent } from './authoring/content.sample.js';
import { find, withWords, wordsAt, wordsIn } from './place.document.js';

const content = sampleContent();

describe('places with words', () => {
  it('are named by the ids of what they are in, and found again by these names', () => {
    for (const { place, words } of wordsIn(content)) expect(find(content, place)?.value).toBe(words);
    expect(wordsIn(content).length).toBeGreaterThan(5);
  });

  it('are not numbers, ids or codes', () => {
    for (const place of ['/level', '/priceCents', '/outcomes', '/outcomes/o1/id', '/outcomes/o1', '/constructor'])
      expect(wordsAt(content, place)).toBeNull();
  });

  it('get other words in a copy', () => {
    const changed = withWords(content, '/about', 'Other words');
    expect([wordsAt(changed, '/about'), wordsAt(content, '/about')]).toEqual(['Other words', content.about]);
  });
});
