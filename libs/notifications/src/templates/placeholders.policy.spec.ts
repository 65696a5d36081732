import { describe, expect, it } from '@jest/globals';
import { filled, placeholderErrors, placeholdersIn } from './placeholders.policy.js';

const values = {
  name: 'Ada {deadline}',
  pilot: 'Pilot <b>1</b>',
  'micro-credential': 'INS-1, Vision',
  deadline: 'May 4',
  'days left': '3 days',
};

describe('the placeholders of a template', () => {
  it('are filled once, in upper and lower case, and what a value contains stays as it is', () => {
    expect(filled('{Name}, {pilot}: { deadline } ({days left})', values)).toBe(
      'Ada {deadline}, Pilot <b>1</b>: May 4 (3 days)',
    );
  });

  it('are known by their names', () => {
    expect(placeholdersIn({ subject: '{Deadline}', text: 'Dear {name}, {name}, {other}' })).toEqual(
      new Set(['deadline', 'name']),
    );
  });

  it.each([
    ['a word that is none', 'Dear {nmae}', '“{nmae}” is not a placeholder.'],
    ['a brace that does not close', 'Until {deadline, then', '“{deadline, then” is not a placeholder.'],
    ['a brace that does not open', 'name}', '“}” is not a placeholder.'],
    ['one inside another', '{{name}}', '“{” and “}”'],
    ['several', '{a} and {b} and {a}', '“{a}”, “{b}” are not placeholders.'],
  ])('name what is wrong: %s', (_what, text, said) => {
    const errors = placeholderErrors({ subject: 'All {name}', text });
    expect(errors).toMatchObject([{ pointer: '/text' }]);
    for (const part of said.split(' and ')) expect(errors[0]!.detail).toContain(part);
    expect(errors[0]!.detail).toContain('{name}, {pilot}');
  });

  it('have no error where they are right', () => {
    expect(placeholderErrors({ subject: '{name}', text: 'Until {deadline}: {days left}' })).toEqual([]);
  });
});
