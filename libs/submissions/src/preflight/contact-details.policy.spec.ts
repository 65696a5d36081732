import { describe, expect, it } from '@jest/globals';
import { contactDetails } from './contact-details.policy.js';

const found = (text: string) => contactDetails(text).map(({ start, end }) => text.slice(start, end));

describe('addresses and numbers', () => {
  it.each([
    ['Write to a.rivera+plan@sample-schools.org.', 'a.rivera+plan@sample-schools.org'],
    ['<office@sample.k12.mo.us>', 'office@sample.k12.mo.us'],
    ['Call (573) 555-0199 today', '(573) 555-0199'],
    ['Call 573-555-0199.', '573-555-0199'],
    ['+1 573.555.0199', '+1 573.555.0199'],
    ['573 555 0199', '573 555 0199'],
  ])('are found in %j', (text, detail) => {
    expect(found(text)).toEqual([detail]);
  });

  it.each([
    'at 8 @ school',
    '@teachers',
    'In 2023-2024 we grew from 573 to 555.',
    '2020-05-04',
    '12345-573-555-01990',
    'a@b',
  ])('are not found in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('cost work in proportion to the text', () => {
    for (const piece of ['a', '@', 'a@', 'a.', '1', '1-', '573-'])
      contactDetails(piece.repeat(1_000_000 / piece.length));
  });
});
