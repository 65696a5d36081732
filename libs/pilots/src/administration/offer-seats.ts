import { Injectable } from '@nestjs/common';
import { DatabaseClock, Outbox, Transactor, type Tx } from '#database';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { pilotsEvents } from '../events.js';
import { refuseFaults } from '../faults.policy.js';
import { PilotVersion } from '../pilot.entity.js';
import { PilotRepository } from '../pilot.repository.js';
import { AdmitFromWaitlist } from '../registration/admit-from-waitlist.js';

export interface SeatOffer {
  actor: Pick<PersonActor, 'id'>;
  pilotId: string;
  /** The revision of the pilot that the administrator last saw. */
  revision: number;
  versionId: string;
  seats: number;
}

/**
 * Adds a version to a pilot, or changes its number of seats. New seats go to the waitlist first, in order.
 * @throws DomainError `pilot.not-found`, `pilot.stale` (412), `pilot.invalid`; `pilot.seats-taken` (409) for fewer than are taken.
 */
@Injectable()
export class OfferSeats {
  constructor(
    private readonly transactor: Transactor,
    private readonly pilots: PilotRepository,
    private readonly admit: AdmitFromWaitlist,
    private readonly outbox: Outbox,
    private readonly databaseClock: DatabaseClock,
  ) {}

  run({ actor, pilotId, revision, versionId, seats }: SeatOffer): Promise<void> {
    return this.transactor.run(async (tx) => {
      await this.pilots.edit(tx, pilotId, revision);
      const present = await this.pilots.lockSeats(tx, pilotId, versionId);
      if (present === null) await this.add(tx, { pilotId, versionId, seats, nextPosition: 1 });
      else await this.change(tx, present, seats);
      const payload = { versionId, before: present?.seats ?? null, seats };
      await this.outbox.append(
        tx,
        pilotsEvents['pilot.seats-offered']({ subjectId: pilotId, actorId: actor.id, payload }),
      );
    });
  }

  private async add(tx: Tx, offer: PilotVersion): Promise<void> {
    refuseFaults(
      'pilot.invalid',
      'This version cannot be added to the pilot.',
      await this.pilots.faultOfVersion(tx, offer.versionId, 'path:versionId'),
    );
    await tx.insert(PilotVersion, offer);
  }

  private async change(tx: Tx, present: PilotVersion, seats: number): Promise<void> {
    const { taken } = await this.pilots.countSeats(tx, present);
    if (seats < present.seats && seats < taken) {
      throw new DomainError(
        'conflict',
        'pilot.seats-taken',
        `${taken} seats are taken, so the version needs at least that many.`,
        {
          taken,
          errors: [{ pointer: '/seats', detail: `${taken} or more.` }],
        },
      );
    }
    await tx.update(PilotVersion, { pilotId: present.pilotId, versionId: present.versionId }, { seats });
    await this.admit.run(tx, { seats: { ...present, seats }, at: await this.databaseClock.now(tx) });
  }
}
