import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { Actor } from '#identity';
import { Clock } from '#kernel';
import { badgesEvents } from '../events.js';
import { Issuers } from '../issuer/issuers.js';
import { JwtKeys } from './jwt-keys.js';
import { SigningKeys } from './signing-keys.js';

export interface RotatedKey {
  /** As in did.json. */
  id: string;
  signsFrom: Date;
}

/**
 * Publishes a new signing key of a program for each kind of proof. The new key takes over after an overlap. The old
 * ones stay published, so that what they signed stays genuine.
 * @param overlapMinutes how long verifiers have to learn of the new key before it signs; 0 makes it sign at once.
 * @throws DomainError `issuer.not-found`; `signing-key.rotation-under-way` while the next key does not sign yet.
 */
@Injectable()
export class RotateSigningKey {
  constructor(
    private readonly transactor: Transactor,
    private readonly keys: SigningKeys,
    private readonly jwtKeys: JwtKeys,
    private readonly issuers: Issuers,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run({
    programId,
    actor,
    overlapMinutes = 0,
  }: {
    programId: string;
    actor: Pick<Actor, 'id'> | null;
    overlapMinutes?: number;
  }): Promise<RotatedKey> {
    return this.transactor.run(async (tx) => {
      const { addresses } = await this.issuers.ofProgram(programId, tx);
      const from = new Date(this.clock.now().getTime() + overlapMinutes * 60_000);
      const { id, publicKey, signsFrom } = await this.keys.replace(tx, programId, from);
      await this.jwtKeys.replace(tx, programId, from);
      await this.outbox.append(
        tx,
        badgesEvents['signing-key.rotated']({
          subjectId: id,
          actorId: actor?.id ?? null,
          payload: { publicKey, signsFrom: signsFrom.toISOString() },
        }),
      );
      return { id: addresses.key(publicKey), signsFrom };
    });
  }
}
