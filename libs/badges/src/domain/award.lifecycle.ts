import { Lifecycle } from '#kernel';

export type AwardState = 'issued' | 'suspended' | 'revoked';
export type AwardCommand = 'suspend' | 'lift' | 'revoke' | 'reinstate';

/**
 * The award's states (domain.md, States). A suspension is lifted and the same credential holds again; a revoked
 * credential never does: reinstating gives the award a new one, linked to the old.
 */
export const awardLifecycle = new Lifecycle<AwardState, AwardCommand>('award', {
  issued: { suspend: 'suspended', revoke: 'revoked' },
  suspended: { lift: 'issued', revoke: 'revoked' },
  revoked: { reinstate: 'issued' },
});

/** The event that each command leaves behind. */
export const awardEvents: Record<AwardCommand, `award.${string}`> = {
  suspend: 'award.suspended',
  lift: 'award.lifted',
  revoke: 'award.revoked',
  reinstate: 'award.reinstated',
};
