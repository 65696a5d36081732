import { describe, expect, it } from '@jest/globals';
import { apart, fitsInOneZip, nameInZip } from './archive.policy.js';

describe('the files in a ZIP file', () => {
  it.each([
    ['Agenda of the data meeting.pdf', 'Agenda of the data meeting.pdf'],
    ['../../etc/passwd', '__.._etc_passwd'],
    ['C:\\plans\\"one".docx', 'C__plans__one_.docx'],
    ['a\u0000b\nc.txt', 'a_b_c.txt'],
    ['.htaccess', '_htaccess'],
    ['ends with dots...', 'ends with dots'],
    ['...', '_'],
    ['計画.pdf', '計画.pdf'],
  ])('%j is written as %j', (name, expected) => {
    expect(nameInZip(name)).toBe(expected);
  });

  it('never leave their folder, whatever they are called', () => {
    for (const name of ['..', '/', '\\', '../x', '..\\x', '/abs', 'x/../..'])
      expect(nameInZip(name)).not.toMatch(/^\.|[\\/]/);
  });

  it('have different names, also where capital letters do not count', () => {
    expect(apart(['a/plan.pdf', 'a/Plan.pdf', 'a/plan.pdf', 'b/plan.pdf', 'a/plan', 'a/plan'])).toEqual([
      'a/plan.pdf',
      'a/Plan (2).pdf',
      'a/plan (3).pdf',
      'b/plan.pdf',
      'a/plan',
      'a/plan (2)',
    ]);
  });

  it('are at most 4 GB together', () => {
    expect(fitsInOneZip([{ size: 2_000_000_000 }, { size: 2_000_000_000 }])).toBe(true);
    expect(fitsInOneZip([{ size: 2_000_000_000 }, { size: 2_000_000_001 }])).toBe(false);
  });
});
