import { describe, expect, it } from '@jest/globals';
import { programNamedIn } from './program-named.js';

const named = (url: string, header?: string) =>
  programNamedIn({ url, headers: header === undefined ? {} : { 'laurel-program': header } });

describe('the program that a request names', () => {
  it('is in a header, or in the address of a link', () => {
    expect(named('/v1/pilots', 'SEN')).toBe('SEN');
    expect(named('/v1/pilots/1/calendar.ics?program=SEN')).toBe('SEN');
  });

  it('is that of the header when both are there', () => {
    expect(named('/v1/pilots?program=MLDS', 'SEN')).toBe('SEN');
  });

  it.each(['/v1/pilots', '/v1/pilots?program=', '/v1/pilots?program=sen', `/v1/pilots?program=${'A'.repeat(21)}`])(
    'is none in %s',
    (url) => {
      expect(named(url)).toBeNull();
    },
  );
});
