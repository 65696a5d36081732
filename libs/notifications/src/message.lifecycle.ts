import { Lifecycle } from '#kernel';
import type { MessageCommand, MessageState } from './vocabulary.js';

/**
 * A message is sent once. Laurel gives up when nobody gets mail at the address or every try has failed. A message that
 * came back can be sent again, like one that failed. A message that waits is collected by one digest, or dropped from the mail and only listed.
 */
export const messageLifecycle = new Lifecycle<MessageState, MessageCommand>('message', {
  queued: { send: 'sent', 'give-up': 'failed' },
  failed: { retry: 'queued' },
  sent: { bounce: 'bounced' },
  bounced: { retry: 'queued' },
  waiting: { collect: 'collected', drop: 'listed' },
  collected: {},
  listed: {},
});
