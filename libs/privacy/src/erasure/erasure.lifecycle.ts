import { Lifecycle } from '#kernel';
import type { ErasureCommand, ErasureState } from '../vocabulary.js';

/** A legal hold stops an erasure until it ends. Once an erasure is due, nothing brings back what it deletes. */
export const erasureLifecycle = new Lifecycle<ErasureState, ErasureCommand>('erasure', {
  requested: { hold: 'held', withdraw: 'withdrawn', 'come-due': 'due' },
  held: { release: 'requested', withdraw: 'withdrawn' },
  due: { finish: 'done' },
  withdrawn: {},
  done: {},
});
