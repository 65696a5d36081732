import { describe, expect, it } from '@jest/globals';
import { choicesAmong, countingOf, isEarned, requiredOf } from './choices.policy.js';

const part = (code: string, stack: string, required: number | null = null) => ({ code, stack, required });

describe('what a stack or the whole asks for', () => {
  it('is every part, unless a stack offers a choice', () => {
    expect(choicesAmong([part('A-1', 'A'), part('A-2', 'A'), part('B-1', 'B')])).toBeNull();
    expect(choicesAmong([part('A-1', 'A', 2), part('A-2', 'A', 2)])).toBeNull();
    expect(choicesAmong([part('A-1', 'A', 5), part('A-2', 'A', 5)])).toBeNull();
    expect(choicesAmong([part('A-1', 'A', 1), part('A-2', 'A', 1), part('B-1', 'B')])).toEqual([
      { stack: 'A', required: 1, codes: ['A-1', 'A-2'] },
      { stack: 'B', required: 1, codes: ['B-1'] },
    ]);
  });

  it('counts of each choice as many as it asks for, in order', () => {
    const parts = [part('A-1', 'A', 1), part('A-2', 'A', 1), part('B-1', 'B'), part('B-2', 'B')];
    const asked = { codes: parts.map(({ code }) => code), choices: choicesAmong(parts) };
    expect(requiredOf(asked)).toBe(3);
    expect(countingOf(asked, new Set(['A-2', 'A-1', 'B-2']))).toEqual(['A-1', 'B-2']);
    expect(isEarned(asked, new Set(['A-1', 'A-2', 'B-2']))).toBe(false);
    expect(isEarned(asked, new Set(['A-2', 'B-1', 'B-2']))).toBe(true);
  });

  it('is never earned without parts', () => {
    expect(isEarned({ codes: [], choices: null }, new Set())).toBe(false);
  });
});
