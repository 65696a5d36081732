import { describe, expect, it } from '@jest/globals';
import { messageLifecycle } from './message.lifecycle.js';
import { messageCommands, type MessageState, messageStates } from './vocabulary.js';

const next: Record<MessageState, Record<string, MessageState>> = {
  queued: { send: 'sent', 'give-up': 'failed' },
  failed: { retry: 'queued' },
  sent: { bounce: 'bounced' },
  bounced: { retry: 'queued' },
  waiting: { collect: 'collected', drop: 'listed' },
  collected: {},
  listed: {},
};

describe('the lifecycle of a message', () => {
  it.each(messageStates.flatMap((state) => messageCommands.map((command) => [state, command] as const)))(
    'in state %s, on %s',
    (state, command) => {
      const expected = next[state][command];
      if (expected === undefined) expect(() => messageLifecycle.next(state, command)).toThrow('not possible');
      else expect(messageLifecycle.next(state, command)).toBe(expected);
    },
  );
});
