import { describe, expect, it } from '@jest/globals';
import { placesOf, quotedPassage } from './text-places.js';

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
