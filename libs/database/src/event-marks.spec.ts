import { describe, expect, it } from '@jest/globals';
import { EventMarks } from './event-marks.js';

const [old, now, other] = ['old', 'new', 'other'].map((word) => word.repeat(16)) as [string, string, string];
const event = {
  id: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11',
  type: 'submission.sealed',
  subjectKind: 'submission',
  subjectId: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a12',
  actorId: null,
  payload: { attempt: 1, reason: undefined },
  occurredAt: new Date('2026-11-07T12:00:00.123Z'),
};

describe('the mark of an event', () => {
  const mark = new EventMarks({ secret: old }).of(event);

  it('is genuine for what the database gives back', () => {
    expect(new EventMarks({ secret: old }).isGenuine({ ...event, payload: { attempt: 1 } }, mark)).toBe(true);
  });

  it('is genuine while SECRET is replaced, and for no other SECRET', () => {
    expect(new EventMarks({ secret: now, secretPrevious: old }).isGenuine(event, mark)).toBe(true);
    expect(new EventMarks({ secret: other }).isGenuine(event, mark)).toBe(false);
  });

  it.each([
    ['another time', { ...event, occurredAt: new Date('2026-11-07T12:00:00.124Z') }],
    ['another person', { ...event, actorId: 'somebody' }],
    ['another payload', { ...event, payload: { attempt: 2 } }],
  ])('does not fit %s', (_, changed) => {
    expect(new EventMarks({ secret: old }).isGenuine(changed, mark)).toBe(false);
  });

  it('is missing where nobody with SECRET wrote the event', () => {
    expect(new EventMarks({ secret: old }).isGenuine(event, null)).toBe(false);
  });
});
