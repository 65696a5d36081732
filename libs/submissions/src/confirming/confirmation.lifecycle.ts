import { Lifecycle } from '#kernel';
import type { ConfirmationCommand, ConfirmationState } from '../vocabulary.js';

/** A candidate asks, a coach confirms or declines. A change after that takes the confirmation away. */
export const confirmationLifecycle = new Lifecycle<ConfirmationState, ConfirmationCommand>('confirmation', {
  asked: { confirm: 'confirmed', decline: 'declined' },
  confirmed: { lapse: 'lapsed' },
  declined: { ask: 'asked' },
  lapsed: { ask: 'asked' },
});
