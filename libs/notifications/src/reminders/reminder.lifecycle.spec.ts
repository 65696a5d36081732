import { describe, expect, it } from '@jest/globals';
import { reminderCommands, type ReminderState, reminderStates } from '../vocabulary.js';
import { reminderLifecycle } from './reminder.lifecycle.js';

const next: Record<ReminderState, Record<string, ReminderState>> = {
  due: { send: 'sent', cancel: 'cancelled' },
  cancelled: { restore: 'due' },
  sent: {},
};

describe('the lifecycle of a reminder', () => {
  it.each(reminderStates.flatMap((state) => reminderCommands.map((command) => [state, command] as const)))(
    'in state %s, on %s',
    (state, command) => {
      const expected = next[state][command];
      if (expected === undefined) expect(() => reminderLifecycle.next(state, command)).toThrow('not possible');
      else expect(reminderLifecycle.next(state, command)).toBe(expected);
    },
  );
});
