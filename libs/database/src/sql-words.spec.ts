import { describe, expect, it } from '@jest/globals';
import { sqlWords } from './sql-words.js';

describe('words in SQL', () => {
  it('stand in quotes, in their order', () => {
    expect(sqlWords(['offered', 'in_review'])).toBe("'offered', 'in_review'");
  });

  it('cannot end their quotes', () => {
    expect(sqlWords(["o'clock"])).toBe("'o''clock'");
  });
});
