import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { PersonActor } from '../access/permissions.policy.js';
import { requireOwnConflict } from './declared-conflict.policy.js';
import { DeclaredConflict } from './declared-conflict.entity.js';
import { identityEvents } from '../events.js';

interface Withdraw {
  reviewerId: string;
  candidateId: string;
  actor: PersonActor;
}

/**
 * Withdraws a declared conflict. Does nothing when there is none.
 * @throws DomainError `conflict.not-yours`
 */
@Injectable()
export class WithdrawConflict {
  constructor(
    private readonly transactor: Transactor,
    private readonly outbox: Outbox,
  ) {}

  async run({ reviewerId, candidateId, actor }: Withdraw): Promise<void> {
    requireOwnConflict(actor, reviewerId);
    await this.transactor.run(async (tx) => {
      const withdrawn = await tx.delete(DeclaredConflict, { reviewerId, candidateId });
      if (withdrawn.affected === 0) return;
      await this.outbox.append(
        tx,
        identityEvents['conflict.withdrawn']({
          subjectId: reviewerId,
          actorId: actor.id,
          payload: { reviewerId, candidateId },
        }),
      );
    });
  }
}
