import { Lifecycle } from '#kernel';
import type { ProblemCommand, ProblemState } from '../vocabulary.js';

/** An administrator answers a reported problem, or it ends with its review. */
export const problemLifecycle = new Lifecycle<ProblemState, ProblemCommand>('problem', {
  open: { mend: 'mended', dismiss: 'dismissed', end: 'ended' },
  mended: {},
  dismissed: {},
  ended: {},
});
