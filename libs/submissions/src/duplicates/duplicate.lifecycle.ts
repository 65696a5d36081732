import { Lifecycle } from '#kernel';
import type { DuplicateCommand, DuplicateState } from '../vocabulary.js';

/** An administrator closes what is not an issue. A later seal with more in common opens it again. */
export const duplicateLifecycle = new Lifecycle<DuplicateState, DuplicateCommand>('duplicate', {
  open: { close: 'closed' },
  closed: { reopen: 'open' },
});
