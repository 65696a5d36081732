import { describe, expect, it } from '@jest/globals';
import { startsVersion } from './kept-versions.policy.js';

const noon = new Date('2026-09-01T17:00:00Z');
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const last = { startedAt: noon, words: 500 };

describe('the history of a text', () => {
  it('begins with the first save', () => expect(startsVersion(null, { at: noon, words: 1 })).toBe(true));
  it('puts ten minutes of autosaves into one version', () => {
    expect(startsVersion(last, { at: later(9), words: 520 })).toBe(false);
    expect(startsVersion(last, { at: later(10), words: 520 })).toBe(true);
  });
  it('keeps the longer text when much is deleted at once', () => {
    expect(startsVersion(last, { at: later(1), words: 401 })).toBe(false);
    expect(startsVersion(last, { at: later(1), words: 399 })).toBe(true);
  });
});
