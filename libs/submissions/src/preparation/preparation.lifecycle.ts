import { Lifecycle } from '#kernel';
import type { PreparationCommand, PreparationState } from '../vocabulary.js';

/**
 * The states of a preparation. A better cleaner prepares a content again. Then the earlier copy counts until the new one
 * is in the store.
 */
export const preparationLifecycle = new Lifecycle<PreparationState, PreparationCommand>('preparation', {
  waiting: { prepare: 'ready', refuse: 'unreadable' },
  ready: { prepare: 'ready' },
  unreadable: { prepare: 'ready', refuse: 'unreadable' },
});
