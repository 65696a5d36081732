import { Injectable } from '@nestjs/common';
import { Addresses, PublicBadgeQueries } from '#badges';
import { DomainError } from '#kernel';
import type { BadgeSummary } from './badge-summary.document.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Names the holders of this installation's own badges, as their public pages do. */
@Injectable()
export class OwnHolders {
  constructor(
    private readonly addresses: Addresses,
    private readonly badges: PublicBadgeQueries,
  ) {}

  /**
   * The holder's name, or null for a badge of another issuer. Ask only after the signature and the issuer passed: the
   * badge's own words decide nothing.
   */
  async of({ id, issuer }: Pick<BadgeSummary, 'id' | 'issuer'>): Promise<string | null> {
    const prefix = this.addresses.credential('');
    if (!id?.startsWith(prefix)) return null;
    const credentialId = id.slice(prefix.length);
    if (!uuid.test(credentialId)) return null;
    try {
      const { credential, holder } = await this.badges.ofCredential(credentialId);
      return credential.issuer.id === issuer.id ? holder : null;
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not-found') return null;
      throw error;
    }
  }
}
