import { describe, expect, it } from '@jest/globals';
import { checkNames } from './vocabulary.js';
import { failed, notChecked, passed, verdictOf } from './verdict.policy.js';

const all = checkNames.map((name) => passed(name, 'It holds.'));

describe('the verdict on a badge', () => {
  it('is yes when every check ran and passed', () => {
    expect(verdictOf(all)).toBe('accepted');
  });

  it.each(checkNames)('is no without %s', (name) => {
    const others = all.filter(({ check }) => check !== name);
    expect(verdictOf(others)).toBe('refused');
    expect(verdictOf([...others, failed(name, 'It does not.')])).toBe('refused');
    expect(verdictOf([...others, notChecked(name, 'Nobody knows.')])).toBe('refused');
    expect(verdictOf([...all, failed(name, 'It does not.')])).toBe('refused');
  });
});
