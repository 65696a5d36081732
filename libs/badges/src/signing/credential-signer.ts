import { Injectable } from '@nestjs/common';
import { Credential } from '../credential.entity.js';
import type { IssuanceRecord } from '../issuing/issuance.entity.js';
import type { CredentialDocument } from '../document/open-badge.document.js';
import { sign } from './data-integrity.js';
import { type KeyOwner, SigningKeys } from './signing-keys.js';

/**
 * Signs credentials. Signing takes tens of milliseconds of processor time, so it stays outside transactions and busy
 * requests.
 */
@Injectable()
export class CredentialSigner {
  constructor(private readonly keys: SigningKeys) {}

  /**
   * The credential of an issuance, signed by its issuer as of its time. With the same key, every retry gives the same
   * bytes.
   */
  async sign(
    document: CredentialDocument,
    { credentialId, awardId, validFrom }: IssuanceRecord,
    issuer: KeyOwner,
  ): Promise<Credential> {
    const key = await this.keys.inUse(issuer);
    const signed = await sign(document, key.pair, validFrom);
    return { id: credentialId, awardId, signingKeyId: key.id, document: JSON.stringify(signed), signedAt: validFrom };
  }
}
