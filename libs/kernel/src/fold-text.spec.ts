import { describe, expect, it } from '@jest/globals';
import { foldText } from './fold-text.js';

describe('a folded text', () => {
  it.each([
    ['O’Brién', 'obrien'],
    ["O'Brien", 'obrien'],
    ['O´Brien', 'obrien'],
    ['Ja\u00ADne', 'jane'],
    ['\u200EJane\u200F', 'jane'],
    ['STRAßE', 'strasse'],
    ['Øresund Łódź', 'oresund lodz'],
    ['Ｒ２', 'r2'],
    ['Pen\u0303a', 'pena'],
  ])('of %j is %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
});
