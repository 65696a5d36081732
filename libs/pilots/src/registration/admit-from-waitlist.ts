import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import { Enrollment } from '../enrollment.entity.js';
import { EnrollmentRepository } from '../enrollment.repository.js';
import type { PilotVersion } from '../pilot.entity.js';
import { PilotRepository } from '../pilot.repository.js';
import { isOver } from './registration-period.policy.js';

/**
 * Gives the free seats of a version to people on the waitlist, in order (rule 2). Runs in the transaction that freed the
 * seats and locked them. Nobody is admitted after the pilot's closing day, because no time to work would be left.
 */
@Injectable()
export class AdmitFromWaitlist {
  constructor(
    private readonly pilots: PilotRepository,
    private readonly enrollments: EnrollmentRepository,
  ) {}

  /** Returns how many were admitted. `at` is by the database's clock. */
  async run(tx: Tx, { seats, at }: { seats: PilotVersion; at: Date }): Promise<number> {
    const { pilotId, versionId } = seats;
    if (isOver(await this.pilots.find(tx, pilotId), at)) return 0;
    const { taken } = await this.pilots.countSeats(tx, seats);
    const free = seats.seats - taken;
    if (free <= 0) return 0;
    const next = await tx.find(Enrollment, {
      where: { pilotId, versionId, state: 'waitlisted' },
      order: { position: 'ASC' },
      take: free,
    });
    for (const { id } of next) await this.enrollments.move(tx, { of: id, command: 'admit', actorId: null, at });
    return next.length;
  }
}
