import { describe, expect, it } from '@jest/globals';
import { boundBroken } from './json.document.js';

const bounds = { mostDepth: 3, mostValues: 6 };

describe('the limits of a document', () => {
  it.each([
    '{"a":[{"b":1}]}',
    '[1,2,3,4,5]',
    '["[[[[[[[","{{{{{{",",,,,,,,,"]',
    '["\\"[[[[[[\\\\"]',
    'plain text',
    '"no end',
    '"ends in \\',
  ])('accept %s', (text) => {
    expect(boundBroken(text, bounds)).toBeNull();
  });

  it.each([
    ['[[[[1]]]]', 'depth'],
    ['{"a":{"b":{"c":{}}}}', 'depth'],
    ['["\\\\",[[[1]]]]', 'depth'],
    ['[1,2,3,4,5,6,7]', 'values'],
    ['{"a":[],"b":[],"c":[],"d":[]}', 'values'],
  ])('refuse %s: %s', (text, broken) => {
    expect(boundBroken(text, bounds)).toBe(broken);
  });
});
