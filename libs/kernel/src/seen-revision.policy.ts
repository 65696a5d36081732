import { DomainError } from './domain-error.js';

/** @throws DomainError `<thing>.stale` (412) when someone has changed the thing since revision `seen`. */
export function requireSeen(thing: string, { revision }: { revision: number }, seen: number): void {
  if (revision !== seen)
    throw new DomainError(
      'stale',
      `${thing}.stale`,
      `Someone changed this ${thing.replaceAll('-', ' ')} since you read it. Read it again, then repeat your change.`,
    );
}
