import { describe, expect, it } from '@jest/globals';
import { owesCoachMeeting } from './coach-meeting.policy.js';

describe('a coach meeting before the next attempt', () => {
  it.each([
    [1, [], false],
    [2, [], false],
    [3, [], true],
    [3, [2], true],
    [3, [3], false],
    [4, [3], false],
    [4, [], true],
  ])('is needed after attempt %d with meetings after %j: %p', (attempt, meetings, owed) => {
    expect(owesCoachMeeting(attempt, 3, meetings)).toBe(owed);
  });
});
