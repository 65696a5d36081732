import type { AwardCommand, AwardState } from '../vocabulary.js';

/** How a badge stands that is made of others: in force while every part is, revoked once one part is, suspended otherwise. */
export function standingOf(parts: readonly AwardState[]): AwardState {
  if (parts.includes('revoked')) return 'revoked';
  return parts.includes('suspended') ? 'suspended' : 'issued';
}

/**
 * What a badge that is made of others goes through when a part of it changed; null for nothing. A revoked one stays so:
 * it holds again by a new credential alone, once every part is in force.
 */
export function followingCommand(state: AwardState, parts: readonly AwardState[]): AwardCommand | null {
  const standing = standingOf(parts);
  if (state === 'revoked' || state === standing) return null;
  return ({ issued: 'lift', suspended: 'suspend', revoked: 'revoke' } as const)[standing];
}
