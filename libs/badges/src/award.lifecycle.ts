import { Lifecycle } from '#kernel';
import type { AwardCommand, AwardState } from './vocabulary.js';

/**
 * The award's states (domain.md, States). A suspension is lifted and the same credential holds again; a revoked
 * credential never does: reinstating gives the award a new one, linked to the old.
 */
export const awardLifecycle = new Lifecycle<AwardState, AwardCommand>('award', {
  issued: { suspend: 'suspended', revoke: 'revoked' },
  suspended: { lift: 'issued', revoke: 'revoked' },
  revoked: { reinstate: 'issued' },
});
