import type { AwardCommand, AwardState } from '../vocabulary.js';

/**
 * The standing of a badge that is made of others: in force while every part is, revoked once a part is, otherwise
 * suspended.
 */
export function standingOf(parts: readonly AwardState[]): AwardState {
  if (parts.includes('revoked')) return 'revoked';
  return parts.includes('suspended') ? 'suspended' : 'issued';
}

/**
 * The command that follows a change of the parts. Null for none. A revoked badge stays revoked: it needs a new
 * credential, once every part is in force.
 */
export function followingCommand(state: AwardState, parts: readonly AwardState[]): AwardCommand | null {
  const standing = standingOf(parts);
  if (state === 'revoked' || state === standing) return null;
  return ({ issued: 'lift', suspended: 'suspend', revoked: 'revoke' } as const)[standing];
}
