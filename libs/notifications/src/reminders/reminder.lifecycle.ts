import { Lifecycle } from '#kernel';
import type { ReminderCommand, ReminderState } from '../vocabulary.js';

/** A reminder is canceled when its close moves or nothing is left to submit, and restored when a plan names it again. */
export const reminderLifecycle = new Lifecycle<ReminderState, ReminderCommand>('reminder', {
  due: { send: 'sent', cancel: 'cancelled' },
  cancelled: { restore: 'due' },
  sent: {},
});
