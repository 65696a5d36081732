import { describe, expect, it } from '@jest/globals';
import { wordsOfAddress } from './address-words.policy.js';
import { identityMarks } from './identity-marks.policy.js';
import { MarkSearch } from './mark-search.policy.js';

const identity = identityMarks({
  name: 'Amy Field',
  email: 'afield42@kirkvale.k12.mo.us',
  school: 'Lincoln Elementary School',
  district: null,
  employer: null,
});
const found = (address: string) => {
  const words = wordsOfAddress(address, identity);
  return new MarkSearch(identity).placesIn(words).map(({ mark, start, end }) => `${mark}: ${words.slice(start, end)}`);
};

describe('an address', () => {
  it.each([
    ['https://sites.example.com/view/amy-field', 'name: Amy field'],
    ['https://sites.example.com/AmyField/home', 'name: Amy Field'],
    ['https://video.example.com/@amyfield', 'account: Amyfield'],
    ['https://sites.example.com/Amy%20Field', 'name: Amy Field'],
    ['https://www.lincolnelementary.example.org/plan', 'school: Lincoln Elementary'],
    ['https://docs.example.com/u/afield42', 'account: Afield42'],
  ])('names the candidate: %s', (address, expected) => expect(found(address)).toEqual([expected]));

  it.each([
    'https://video.example.com/watch/42',
    'https://sites.example.com/field-trip/lesson-plan',
    'https://docs.example.com/d/1AbcDEFghIJkl%2',
    'https://www.example.org/?q=%E0%A4%A',
  ])('that says nothing about who it is has no name: %s', (address) => expect(found(address)).toEqual([]));
});
