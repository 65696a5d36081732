import { describe, expect, it } from '@jest/globals';
import { wentBackToCandidate } from './back-with-candidate.policy.js';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 15, minute));

describe('a review whose submission went back to the candidate', () => {
  it.each([
    ['was recalled', { state: 'draft', sealedAt: null }, true],
    ['was recalled and sealed again after the offer', { state: 'sealed', sealedAt: at(30) }, true],
    ['was sealed before the offer and stayed so', { state: 'sealed', sealedAt: at(5) }, false],
    ['was sealed in the same instant', { state: 'in_review', sealedAt: at(10) }, false],
  ] as const)('%s: %p', (_, submission, wentBack) => {
    expect(wentBackToCandidate({ offeredAt: at(10) }, submission)).toBe(wentBack);
  });
});
