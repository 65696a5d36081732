import { Injectable } from '@nestjs/common';
import { DatabaseClock, Outbox, Transactor } from '#database';
import { DomainError, notFound } from '#kernel';
import { privacyEvents } from '../events.js';
import { Erasure } from './erasure.entity.js';
import { Erasures } from './erasures.js';

export interface ErasureConfirmation {
  actor: { id: string };
  personId: string;
  /** The erasure that the administrator saw. The person may have withdrawn it since, and requested another. */
  erasureId?: string;
}

/**
 * Confirms an erasure: an administrator who is neither the person nor the one who requested it. Confirming twice changes
 * nothing. It is carried out when the waiting time is over.
 * @throws DomainError `erasure.not-found`; `erasure.own` (409) for the person and for the one who requested it.
 */
@Injectable()
export class ConfirmErasure {
  constructor(
    private readonly transactor: Transactor,
    private readonly erasures: Erasures,
    private readonly clock: DatabaseClock,
    private readonly outbox: Outbox,
  ) {}

  run({ actor, personId, erasureId }: ErasureConfirmation): Promise<Erasure> {
    return this.transactor.run(async (tx) => {
      const erasure = await this.erasures.lockOpen(tx, personId);
      if (erasureId !== undefined && erasure.id !== erasureId) throw notFound('erasure');
      if (erasure.confirmedAt !== null) return erasure;
      if (actor.id === personId || actor.id === erasure.requestedBy) throw own();
      const confirmed = {
        confirmedBy: actor.id,
        confirmedAt: await this.clock.now(tx),
        revision: erasure.revision + 1,
      };
      await tx.update(Erasure, { id: erasure.id }, confirmed);
      await this.outbox.append(
        tx,
        privacyEvents['erasure.confirmed']({ subjectId: erasure.id, actorId: actor.id, payload: { personId } }),
      );
      return { ...erasure, ...confirmed };
    });
  }
}

function own(): DomainError {
  return new DomainError(
    'conflict',
    'erasure.own',
    'You requested this erasure, or it is your own. Another administrator must confirm it.',
  );
}
