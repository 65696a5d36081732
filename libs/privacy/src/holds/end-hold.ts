import { Injectable } from '@nestjs/common';
import { DatabaseClock, lockRow, Outbox, Transactor } from '#database';
import { DomainError } from '#kernel';
import { HeldErasures } from '../erasure/held-erasures.js';
import { privacyEvents } from '../events.js';
import { LegalHold } from './legal-hold.entity.js';

/**
 * Ends a legal hold, with a reason. An erasure that it stopped goes on, unless another hold still stops it.
 * @throws DomainError `legal-hold.not-found`; `legal-hold.ended` (409).
 */
@Injectable()
export class EndHold {
  constructor(
    private readonly transactor: Transactor,
    private readonly erasures: HeldErasures,
    private readonly clock: DatabaseClock,
    private readonly outbox: Outbox,
  ) {}

  run({ actor, holdId, reason }: { actor: { id: string }; holdId: string; reason: string }): Promise<LegalHold> {
    return this.transactor.run(async (tx) => {
      const hold = await lockRow(tx, LegalHold, { id: holdId }, 'legal-hold');
      if (hold.endedAt !== null)
        throw new DomainError('conflict', 'legal-hold.ended', 'This legal hold has ended already.');
      const ended = { endedBy: actor.id, endedAt: await this.clock.now(tx), endReason: reason };
      await tx.update(LegalHold, { id: holdId }, ended);
      await this.erasures.follow(tx, actor.id);
      const payload = { personId: hold.personId, pilotId: hold.pilotId };
      await this.outbox.append(
        tx,
        privacyEvents['legal-hold.ended']({ subjectId: holdId, actorId: actor.id, payload }),
      );
      return { ...hold, ...ended };
    });
  }
}
