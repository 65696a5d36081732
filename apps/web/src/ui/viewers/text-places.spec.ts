import { describe, expect, it } from '@jest/globals';
import { placesOf, quotationOf, quotedPassage, sentenceAround, withQuotation } from './text-places.js';

const text = 'In August our team\n set “the goal”.\r\n\r\nThe goal was read in every room.';
const found = (words: string) => placesOf(words, text).map(({ start, end }) => text.slice(start, end));

describe('words in a text', () => {
  it('are found without regard to capitals, line breaks and the shape of quotation marks', () => {
    expect(found('THE GOAL')).toEqual(['the goal', 'The goal']);
    expect(found('team set "the goal".')).toEqual(['team\n set “the goal”.']);
    expect(found('room. ')).toEqual(['room.']);
  });

  it('are not found when there are none', () => {
    expect(found(' \n')).toEqual([]);
    expect(found('September')).toEqual([]);
  });

  it('are found in a letter that grows when it is made small', () => {
    expect(placesOf('stanbul', 'İstanbul')).toEqual([{ start: 1, end: 8 }]);
  });
});

describe('the passage that an explanation quotes', () => {
  it('is the first quotation that the text contains', () => {
    expect(quotedPassage('It says "a thing that is not there" and “The goal was read in every room.”', text)).toBe(
      'The goal was read in every room',
    );
  });

  it('is none without a quotation, and none for a word or two', () => {
    expect(quotedPassage('The goal was read in every room.', text)).toBeNull();
    expect(quotedPassage('See “the goal”.', text)).toBeNull();
  });
});

describe('words that are chosen in a text', () => {
  const opened = (chosen: string) => {
    const quotation = quotationOf(chosen, text);
    return quotation === null ? null : quotedPassage(`See ${quotation}.`, text);
  };

  it('are quoted so that the passage is found again, also with quotation marks and line breaks in them', () => {
    expect(quotationOf('our team\n set “the goal”.', text)).toBe('“our team set ‘the goal’.”');
    expect(opened('our team\n set “the goal”.')).toBe('our team set ‘the goal’');
    expect(opened('set “the goal”.\n\nThe goal was')).toBe('set ‘the goal’. The goal was');
  });

  it('are cut at a word where they are long, and are too few below twelve letters', () => {
    const long = Array.from({ length: 100 }, (_, index) => `word${index}`).join(' ');
    const quotation = quotationOf(long, long)!;
    expect(quotation.length).toBeLessThanOrEqual(302);
    expect(quotation).toMatch(/^“word0 .* word\d+”$/);
    expect(quotationOf('the goal', text)).toBeNull();
  });

  it('are the longest line of those that the text has apart', () => {
    expect(quotationOf('1.\nThe goal was read in every room.', text)).toBe('“The goal was read in every room.”');
  });

  it('go into the explanation in place of the passage before them', () => {
    const quotation = '“The goal was read in every room.”';
    expect(withQuotation('', quotation, text)).toBe(`${quotation} `);
    expect(withQuotation('It shows the goal.', quotation, text)).toBe(`${quotation} It shows the goal.`);
    expect(withQuotation('Look: “In August our team” shows it.', quotation, text)).toBe(`Look: ${quotation} shows it.`);
  });

  it('that were found stand for their sentence', () => {
    const [place] = placesOf('every room', text);
    expect(sentenceAround(place!, text)).toBe('The goal was read in every room.');
  });
});
