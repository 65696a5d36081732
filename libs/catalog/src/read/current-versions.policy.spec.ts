import { describe, expect, it } from '@jest/globals';
import { currentVersions, type Candidacy } from './current-versions.policy.js';

const version = (number: number, state: Candidacy['state'], level = 'developing'): Candidacy => ({
  number,
  level,
  state,
});

describe('the current versions of a micro-credential', () => {
  it('are none while it is in development', () => {
    expect(currentVersions([version(1, 'draft'), version(2, 'retired')])).toEqual([]);
  });

  it('are the latest in pilot, while none is published', () => {
    expect(currentVersions([version(1, 'pilot'), version(3, 'pilot'), version(2, 'pilot')])).toEqual([
      version(3, 'pilot'),
    ]);
  });

  it('are the published one, even while a later one is in pilot', () => {
    expect(currentVersions([version(1, 'retired'), version(2, 'published'), version(3, 'pilot')])).toEqual([
      version(2, 'published'),
    ]);
  });

  it('are one for each level', () => {
    const versions = [version(1, 'published'), version(2, 'pilot', 'transformational')];
    expect(currentVersions(versions)).toEqual(versions);
  });
});
