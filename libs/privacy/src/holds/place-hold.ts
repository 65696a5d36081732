import { Injectable } from '@nestjs/common';
import { DatabaseClock, Outbox, Transactor } from '#database';
import { PersonRepository } from '#identity';
import { DomainError, Ids } from '#kernel';
import { PilotQueries } from '#pilots';
import { HeldErasures } from '../erasure/held-erasures.js';
import { privacyEvents } from '../events.js';
import { LegalHold } from './legal-hold.entity.js';

export interface NewHold {
  actor: { id: string };
  /** One of the two. */
  personId?: string;
  pilotId?: string;
  reason: string;
}

/**
 * Places a legal hold on a person, or on everyone in a pilot: nothing about them is deleted until it ends. An erasure
 * that has begun cannot be stopped.
 * @throws DomainError `legal-hold.placed` (409) when there is one already; `person.not-found`; `pilot.not-found`.
 */
@Injectable()
export class PlaceHold {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonRepository,
    private readonly pilots: PilotQueries,
    private readonly erasures: HeldErasures,
    private readonly clock: DatabaseClock,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
  ) {}

  async run({ actor, personId, pilotId, reason }: NewHold): Promise<LegalHold> {
    if (pilotId !== undefined) await this.pilots.byId(pilotId, null);
    return this.transactor.run(async (tx) => {
      if (personId !== undefined) await this.people.lock(tx, personId);
      const hold: LegalHold = {
        id: this.ids.next(),
        personId: personId ?? null,
        pilotId: pilotId ?? null,
        reason,
        placedBy: actor.id,
        placedAt: await this.clock.now(tx),
        endedBy: null,
        endedAt: null,
        endReason: null,
      };
      const added = await tx
        .createQueryBuilder()
        .insert()
        .into(LegalHold)
        .values(hold)
        .orIgnore()
        .returning('id')
        .execute();
      if ((added.raw as unknown[]).length === 0) throw alreadyPlaced();
      await this.erasures.follow(tx, actor.id);
      const { id: subjectId } = hold;
      const payload = { personId: hold.personId, pilotId: hold.pilotId };
      await this.outbox.append(tx, privacyEvents['legal-hold.placed']({ subjectId, actorId: actor.id, payload }));
      return hold;
    });
  }
}

function alreadyPlaced(): DomainError {
  return new DomainError(
    'conflict',
    'legal-hold.placed',
    'There is a legal hold already. End it before you place another.',
  );
}
