import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactor } from '#database';
import { Clock } from '#kernel';
import { Credential } from '../credential.entity.js';
import { Issuers } from '../issuer/issuers.js';
import { CredentialJwt } from './credential-jwt.entity.js';
import type { CredentialDocument, Signed } from '../document/open-badge.document.js';
import { signJwt } from './jwt.js';
import { JwtKeys } from './jwt-keys.js';

/**
 * Gives credentials as JWTs, for readers that do not support Data Integrity proofs. Award, id, standing and recipient
 * are the same.
 */
@Injectable()
export class CredentialJwts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly issuers: Issuers,
    private readonly keys: JwtKeys,
    private readonly clock: Clock,
  ) {}

  /**
   * The JWT of a credential, from the same issuer. Laurel signs it at the first request, in about a millisecond, and
   * then always gives the same bytes.
   */
  async of(credentialId: string): Promise<string> {
    const { manager } = this.dataSource;
    const known = await manager.findOneBy(CredentialJwt, { credentialId });
    if (known !== null) return known.jwt;
    const { document, signingKeyId } = await manager.findOneByOrFail(Credential, { id: credentialId });
    const key = await this.keys.inUse(await this.issuers.ofSigningKey(signingKeyId));
    const jwt = await signJwt(JSON.parse(document) as Signed<CredentialDocument>, key);
    const made: CredentialJwt = { credentialId, signingKeyId: key.id, jwt, signedAt: this.clock.now() };
    await this.transactor.run((tx) =>
      tx.createQueryBuilder().insert().into(CredentialJwt).values(made).orIgnore().execute(),
    );
    return (await manager.findOneByOrFail(CredentialJwt, { credentialId })).jwt;
  }
}
