import { describe, expect, it } from '@jest/globals';
import { outstanding, requirementStandings } from './requirements.policy.js';

const asked = [
  { kind: 'community', awardWaits: true },
  { kind: 'feedback', awardWaits: false },
] as const;
const metAt = new Date('2020-08-01T12:00:00Z');

describe('a requirement of a pilot', () => {
  it('is shown as met or not met', () => {
    expect(requirementStandings(asked, [{ kind: 'feedback', metAt }])).toEqual([
      { kind: 'community', awardWaits: true, metAt: null },
      { kind: 'feedback', awardWaits: false, metAt },
    ]);
  });

  it('holds back the award only if the pilot says so', () => {
    expect(outstanding(requirementStandings(asked, []))).toEqual(['community']);
    expect(outstanding(requirementStandings(asked, [{ kind: 'community', metAt }]))).toEqual([]);
  });
});
