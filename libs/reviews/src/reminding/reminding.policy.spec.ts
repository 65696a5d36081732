import { describe, expect, it } from '@jest/globals';
import { mayRemind, urgencyOf } from './reminding.policy.js';

const rule = { dueWithinDays: 3, restHours: 24 };
const now = new Date('2026-03-10T12:00:00Z');
const at = (text: string) => new Date(text);

describe('reminding a reviewer', () => {
  it('is about reviews that are late, or due within three days', () => {
    const due = (dueAt: string, waitingSince: string | null = null) =>
      urgencyOf({ dueAt: at(dueAt), waitingSince: waitingSince === null ? null : at(waitingSince) }, now, rule);
    expect(due('2026-03-10T12:00:00Z')).toBe('late');
    expect(due('2026-03-13T12:00:00Z')).toBe('soon');
    expect(due('2026-03-13T12:00:01Z')).toBe('in-time');
    expect(due('2026-03-09T12:00:00Z', '2026-03-08T12:00:00Z')).toBe('in-time');
    expect(due('2026-03-09T12:00:00Z', '2026-03-09T13:00:00Z')).toBe('late');
  });

  it('happens at most once in 24 hours', () => {
    const may = (remindedAt: string | null) =>
      mayRemind({ urgencies: ['in-time', 'soon'], remindedAt: remindedAt === null ? null : at(remindedAt) }, now, rule);
    expect(may(null)).toBe(true);
    expect(may('2026-03-09T12:00:01Z')).toBe(false);
    expect(may('2026-03-09T12:00:00Z')).toBe(true);
  });

  it('does not happen when nothing is late or due soon', () => {
    expect(mayRemind({ urgencies: ['in-time'], remindedAt: null }, now, rule)).toBe(false);
    expect(mayRemind({ urgencies: [], remindedAt: null }, now, rule)).toBe(false);
  });
});
