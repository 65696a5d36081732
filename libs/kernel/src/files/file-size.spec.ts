import { describe, expect, it } from '@jest/globals';
import { sizeInWords } from './file-size.js';

describe('a size in words', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_000, '1 kB'],
    [1_400_000, '1.4 MB'],
    [123_400_000, '123 MB'],
    [500_000_000, '500 MB'],
    [524_288_000, '500 MB'],
    [1_048_576, '1 MB'],
    [2_500_000_000, '2.5 GB'],
  ])('%i is %s', (bytes, words) => expect(sizeInWords(bytes)).toBe(words));
});
