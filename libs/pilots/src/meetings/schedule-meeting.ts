import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { Clock, Ids, instantAt } from '#kernel';
import { pilotsEvents } from '../events.js';
import { Meeting } from '../meeting.entity.js';
import { PilotRepository } from '../pilot.repository.js';
import type { MeetingKind } from '../vocabulary.js';
import { alreadyScheduled } from './already-scheduled.js';

export interface NewMeeting {
  kind: MeetingKind;
  title: string;
  place: string;
  /** Local time in the pilot's zone, `YYYY-MM-DDTHH:MM`. */
  startsLocal: string;
  minutes: number;
}

export interface MeetingPlan {
  /** Null when Laurel sets up its first pilot. */
  actor: Pick<PersonActor, 'id'> | null;
  pilotId: string;
  meeting: NewMeeting;
}

/**
 * Schedules a meeting of a pilot in local time of its zone. A time that the clocks skip becomes the next valid time.
 * @throws DomainError `pilot.not-found`; `meeting.already-scheduled` (409) for the same kind at the same time.
 */
@Injectable()
export class ScheduleMeeting {
  constructor(
    private readonly transactor: Transactor,
    private readonly pilots: PilotRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  run({ actor, pilotId, meeting: { startsLocal, ...said } }: MeetingPlan): Promise<Meeting> {
    return this.transactor.run(async (tx) => {
      const { zone } = await this.pilots.lock(tx, pilotId);
      const [day, time] = startsLocal.split('T') as [string, string];
      const meeting: Meeting = {
        ...said,
        id: this.ids.next(),
        pilotId,
        startsAt: instantAt(day, time, zone),
        createdAt: this.clock.now(),
      };
      const inserted = await tx
        .createQueryBuilder()
        .insert()
        .into(Meeting)
        .values(meeting)
        .orIgnore()
        .returning('id')
        .execute();
      if ((inserted.raw as unknown[]).length === 0) throw alreadyScheduled();
      const payload = { pilotId, kind: meeting.kind, startsAt: meeting.startsAt.toISOString() };
      await this.outbox.append(
        tx,
        pilotsEvents['meeting.scheduled']({ subjectId: meeting.id, actorId: actor?.id, payload }),
      );
      return meeting;
    });
  }
}
