import { Injectable } from '@nestjs/common';
import { VersionQueries } from '#catalog';
import { DatabaseClock, Transactor, type Tx } from '#database';
import type { Actor } from '#identity';
import type { Enrollment } from '../enrollment.entity.js';
import { EnrollmentRepository } from '../enrollment.repository.js';
import { type Pilot, PilotVersion } from '../pilot.entity.js';
import { PilotRepository } from '../pilot.repository.js';
import { RegistrationFactsReader } from './registration-facts.js';
import { decideRegistration } from './registration.policy.js';

export interface Registration {
  /** The person, or a client on behalf of the person. */
  actor: Pick<Actor, 'id'>;
  personId: string;
  pilotId: string;
  versionId: string;
  acknowledgesWorkload: boolean;
}

/**
 * Registers a person for a version of a pilot (rules 1 to 3). The person gets a seat, or the end of the waitlist when all
 * seats are taken. The current price and the version's hash are copied (rule 19). A lock on the seats keeps more from
 * being given than there are.
 * @throws DomainError `pilot.not-found`, `pilot.not-open`, `pilot.version-not-included`, `enrollment.already-enrolled`,
 * `enrollment.meeting-required` with the upcoming meetings, `enrollment.acknowledgement-required`.
 */
@Injectable()
export class RegisterForPilot {
  constructor(
    private readonly transactor: Transactor,
    private readonly pilots: PilotRepository,
    private readonly enrollments: EnrollmentRepository,
    private readonly versions: VersionQueries,
    private readonly facts: RegistrationFactsReader,
    private readonly databaseClock: DatabaseClock,
  ) {}

  run({ actor, personId, pilotId, versionId, acknowledgesWorkload }: Registration): Promise<Enrollment> {
    return this.transactor.run(async (tx) => {
      const pilot = await this.pilots.find(tx, pilotId);
      await lockRegistrationsOf(tx, personId);
      const seats = await this.pilots.lockSeats(tx, pilotId, versionId);
      const now = await this.databaseClock.now(tx);
      const decided = decideRegistration(
        await this.facts.read(tx, { pilot, seats, versionId, personId, now, acknowledged: acknowledgesWorkload }),
      );
      if (decided.decision === 'refuse') throw decided.refusal;
      const state = decided.decision === 'register' ? 'registered' : 'waitlisted';
      const acknowledgedAt = decided.recordsAcknowledgement ? now : null;
      const position = await takePosition(tx, pilotId, versionId);
      return this.enrollments.add(
        tx,
        { personId, state, position, acknowledgedAt, registeredAt: now, ...(await this.terms(tx, pilot, versionId)) },
        { actorId: actor.id },
      );
    });
  }

  /** The terms that the enrollment keeps, whatever later changes in the pilot and the version. */
  private async terms(tx: Tx, { id: pilotId, zone, feeCents, resubmissionDays }: Pilot, versionId: string) {
    const { contentHash, content } = await this.versions.byId(versionId, tx);
    return { pilotId, versionId, zone, resubmissionDays, contentHash, priceCents: feeCents ?? content.priceCents };
  }
}

/** Makes registrations of one person wait for each other, so that the count of unfinished enrollments is right. */
async function lockRegistrationsOf(tx: Tx, personId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `registrations of ${personId.toLowerCase()}`,
  ]);
}

/** The next place in line. The lock on the seats keeps it from being given twice. */
async function takePosition(tx: Tx, pilotId: string, versionId: string): Promise<number> {
  await tx.increment(PilotVersion, { pilotId, versionId }, 'nextPosition', 1);
  const { nextPosition } = await tx.findOneByOrFail(PilotVersion, { pilotId, versionId });
  return nextPosition - 1;
}
