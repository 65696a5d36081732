import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import type { Erasure } from './erasure.entity.js';
import { Erasures } from './erasures.js';

/**
 * Withdraws an erasure before it begins: the person, or an administrator.
 * @throws DomainError `erasure.not-found`; `erasure.transition` (409) once it has begun.
 */
@Injectable()
export class WithdrawErasure {
  constructor(
    private readonly transactor: Transactor,
    private readonly erasures: Erasures,
    private readonly clock: DatabaseClock,
  ) {}

  run({ actor, personId }: { actor: { id: string }; personId: string }): Promise<Erasure> {
    return this.transactor.run(async (tx) => {
      const erasure = await this.erasures.lockOpen(tx, personId);
      return this.erasures.move(tx, erasure, 'withdraw', {
        actorId: actor.id,
        withdrawnAt: await this.clock.now(tx),
      });
    });
  }
}
