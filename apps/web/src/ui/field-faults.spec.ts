import { describe, expect, it } from '@jest/globals';
import { faultOf } from './field-faults.js';

const fault = (type: string, validity: object, rest: object = {}) =>
  faultOf({ type, title: '', validationMessage: 'Please fill out this field.', validity, ...rest });

describe('what is wrong with a field', () => {
  it('is nothing for a valid one', () => {
    expect(fault('text', { valid: true })).toBeNull();
  });

  it.each([
    ['text', { valueMissing: true }, {}, 'Fill in this field.'],
    ['select-one', { valueMissing: true }, {}, 'Choose one.'],
    ['email', { valueMissing: true }, {}, 'Enter an email address.'],
    ['email', { typeMismatch: true }, {}, 'Enter an email address like name@example.org.'],
    ['date', { badInput: true, valueMissing: true }, {}, 'Enter the whole date: month, day, and year.'],
    ['date', { rangeUnderflow: true }, { min: '2026-03-05' }, 'Choose March 5, 2026 or a later date.'],
    [
      'datetime-local',
      { rangeOverflow: true },
      { max: '2026-03-05T10:00' },
      'Choose March 5, 2026 or an earlier date.',
    ],
    ['number', { rangeUnderflow: true }, { min: '1' }, 'Enter 1 or more.'],
    ['number', { stepMismatch: true }, {}, 'Enter a whole number.'],
    ['password', { tooShort: true }, { minLength: 12 }, 'Enter at least 12 characters.'],
    ['text', { patternMismatch: true }, { title: 'Six digits.' }, 'Six digits.'],
  ])('is told for a field of type %s with %j', (type, validity, rest, say) => {
    expect(fault(type, validity, rest)).toBe(say);
  });
});
