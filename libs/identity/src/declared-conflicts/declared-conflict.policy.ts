import { DomainError } from '#kernel';
import type { PersonActor } from '../access/permissions.policy.js';

/**
 * Reviewers manage their own conflicts, administrators anyone's.
 * @throws DomainError `conflict.not-yours`
 */
export function requireOwnConflict(actor: PersonActor, reviewerId: string): void {
  if (actor.id === reviewerId || actor.roles.includes('administrator')) return;
  throw new DomainError(
    'forbidden',
    'conflict.not-yours',
    'You can manage only your own conflicts. Ask an administrator about this one.',
  );
}
