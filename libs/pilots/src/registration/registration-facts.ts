import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import type { Tx } from '#database';
import { Enrollment } from '../enrollment.entity.js';
import { unfinishedStates } from '../enrollment.lifecycle.js';
import { Meeting } from '../meeting.entity.js';
import { attendedMeeting } from '../meetings/attended-meeting.js';
import type { Pilot, PilotVersion } from '../pilot.entity.js';
import { PilotRepository } from '../pilot.repository.js';
import type { EnrollmentState } from '../vocabulary.js';
import type { RegistrationFacts } from './registration.policy.js';

/** An enrollment in one of these states blocks another on the same version, in any pilot. */
const standing: EnrollmentState[] = [...unfinishedStates, 'earned'];

/** Gathers the facts that decide a registration. */
@Injectable()
export class RegistrationFactsReader {
  constructor(private readonly pilots: PilotRepository) {}

  /** The caller has locked the seats and the person's registrations, so the facts stay true until the commit. */
  async read(
    tx: Tx,
    {
      pilot,
      seats,
      versionId,
      personId,
      now,
      acknowledged,
    }: {
      pilot: Pilot;
      seats: PilotVersion | null;
      versionId: string;
      personId: string;
      now: Date;
      acknowledged: boolean;
    },
  ): Promise<RegistrationFacts> {
    const comingMeetings = await tx.find(Meeting, {
      where: { pilotId: pilot.id, kind: 'informational', startsAt: MoreThan(now) },
      order: { startsAt: 'ASC' },
    });
    return {
      now,
      pilot,
      seats: seats === null ? null : await this.seatsLeft(tx, seats),
      existing: await this.existing(tx, { pilotId: pilot.id, versionId, personId }),
      attendedMeeting: await attendedMeeting(tx, pilot.id, personId),
      comingMeetings: comingMeetings.map(({ id, title, place, startsAt }) => ({ id, title, place, startsAt })),
      unfinished: await tx.countBy(Enrollment, { personId, state: In([...unfinishedStates]) }),
      acknowledged,
    };
  }

  private async seatsLeft(tx: Tx, seats: PilotVersion): Promise<{ left: number; waiting: number }> {
    const { taken, waiting } = await this.pilots.countSeats(tx, seats);
    return { left: Math.max(0, seats.seats - taken), waiting };
  }

  private async existing(
    tx: Tx,
    { pilotId, versionId, personId }: { pilotId: string; versionId: string; personId: string },
  ): Promise<Enrollment | null> {
    const inThisPilot: EnrollmentState[] = [...standing, 'expired', 'not_earned'];
    return tx.findOne(Enrollment, {
      where: [
        { personId, versionId, state: In(standing) },
        { personId, versionId, pilotId, state: In(inThisPilot) },
      ],
    });
  }
}
