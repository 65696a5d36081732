import { Lifecycle } from '#kernel';
import type { AwardCommand, AwardState } from './vocabulary.js';

/**
 * The award's states (docs/domain.md, States). Lifting a suspension restores the same credential. A revoked credential
 * never counts again: reinstating issues a new one that links to the old.
 */
export const awardLifecycle = new Lifecycle<AwardState, AwardCommand>('award', {
  issued: { suspend: 'suspended', revoke: 'revoked' },
  suspended: { lift: 'issued', revoke: 'revoked' },
  revoked: { reinstate: 'issued' },
});
