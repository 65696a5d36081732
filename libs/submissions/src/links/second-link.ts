import { DomainError } from '#kernel';
import type { WebLink } from './web-link.entity.js';

/** Refuses an address that another link of the artifact has. */
export function refuseSecond(address: string, others: readonly Pick<WebLink, 'address'>[]): void {
  if (!others.some((other) => other.address === address)) return;
  throw new DomainError('invalid', 'web-link.twice', 'This artifact already has a link to this address.', {
    errors: [{ pointer: '/address', detail: 'This address is already in the list.' }],
  });
}
