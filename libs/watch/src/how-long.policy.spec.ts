import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { counted, howLong } from './how-long.policy.js';

it.each([
  [0, '0 seconds'],
  [-3, '0 seconds'],
  [1, '1 second'],
  [59.9, '59 seconds'],
  [60, '1 minute'],
  [7199, '1 hour'],
  [172_800, '2 days'],
])('%d s is %s', (seconds, words) => expect(howLong(seconds)).toBe(words));

it('a longer time never has a shorter name of the same unit', () =>
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.nat(10_000_000), (one, other) => {
      const [shorter, longer] = [Math.min(one, other), Math.max(one, other)].map(howLong) as [string, string];
      const unitOf = (words: string) => words.split(' ')[1]!.replace(/s$/, '');
      return (
        unitOf(shorter) !== unitOf(longer) ||
        parseFloat(shorter.replace(',', '')) <= parseFloat(longer.replace(',', ''))
      );
    }),
  ));

it.each([
  [1, '1 email'],
  [8, '8 emails'],
  [12_000, '12,000 emails'],
])('%d is %s', (count, words) => expect(counted(count, 'email')).toBe(words));
