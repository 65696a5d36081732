import { Lifecycle } from '#kernel';
import type { MessageCommand, MessageState } from './vocabulary.js';

/**
 * A message is sent once. Laurel gives up when the mail server refuses it or every try has failed. A message that waits
 * is collected by one digest, or dropped from the mail and only listed.
 */
export const messageLifecycle = new Lifecycle<MessageState, MessageCommand>('message', {
  queued: { send: 'sent', 'give-up': 'failed' },
  failed: { retry: 'queued' },
  sent: {},
  waiting: { collect: 'collected', drop: 'listed' },
  collected: {},
  listed: {},
});
