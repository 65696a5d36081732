import { Injectable } from '@nestjs/common';
import { Credential } from '../credential.entity.js';
import type { IssuanceRecord } from '../issuing/issuance.entity.js';
import type { CredentialDocument } from '../document/open-badge.document.js';
import { sign } from './data-integrity.js';
import { SigningKeys } from './signing-keys.js';

/** Signs credentials. It takes tens of milliseconds of processor: outside every transaction, and off the requests that many people make. */
@Injectable()
export class CredentialSigner {
  constructor(private readonly keys: SigningKeys) {}

  /** The credential of an issuance, signed as of its time; the same for every retry under the same key. */
  async sign(document: CredentialDocument, { credentialId, awardId, validFrom }: IssuanceRecord): Promise<Credential> {
    const key = await this.keys.inUse();
    const signed = await sign(document, key.pair, validFrom);
    return { id: credentialId, awardId, signingKeyId: key.id, document: JSON.stringify(signed), signedAt: validFrom };
  }
}
