import { describe, expect, it } from '@jest/globals';
import { listed, type PersonalFile, placed } from './export-files.js';

const file = (changes: Partial<PersonalFile> = {}): PersonalFile => ({
  key: 'k',
  folder: 'submission 7/document profile',
  name: 'plan.pdf',
  size: 10,
  sha256: 'ab',
  leftOut: null,
  ...changes,
});

describe('the files in an export', () => {
  it('have a path of their own each, and none leaves the folder', () => {
    expect(placed([file(), file({ name: 'Plan.pdf' }), file({ name: '../../x' })]).map(({ path }) => path)).toEqual([
      'files/submission 7/document profile/plan.pdf',
      'files/submission 7/document profile/Plan (2).pdf',
      'files/submission 7/document profile/__.._x',
    ]);
  });

  it('are listed with the reason when the export does not contain them', () => {
    const files = placed([
      file(),
      file({ name: 'new.pdf', sha256: '', leftOut: 'being-scanned' }),
      file({ name: 'film.mp4', size: 4_000_000_000 }),
    ]);
    expect(listed(files)).toEqual([
      { name: 'plan.pdf', size: 10, sha256: 'ab', path: 'files/submission 7/document profile/plan.pdf' },
      { name: 'new.pdf', size: 10, sha256: null, notIncluded: 'being-scanned' },
      { name: 'film.mp4', size: 4_000_000_000, sha256: 'ab', notIncluded: 'no-room' },
    ]);
  });
});
