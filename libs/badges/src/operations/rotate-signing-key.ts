import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import { SigningKeys } from '../signing/signing-keys.js';

/** Puts a new signing key in use. The old one stays in did.json, so that what it signed stays genuine. */
@Injectable()
export class RotateSigningKey {
  constructor(
    private readonly transactor: Transactor,
    private readonly keys: SigningKeys,
    private readonly outbox: Outbox,
  ) {}

  async run({ actorId }: { actorId: string }): Promise<{ publicKey: string }> {
    return this.transactor.run(async (tx) => {
      const { id, publicKey } = await this.keys.replace(tx);
      await this.outbox.append(tx, { type: 'signing-key.rotated', subject: { kind: 'signing-key', id }, actorId, payload: { publicKey } });
      return { publicKey };
    });
  }
}
