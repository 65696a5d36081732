import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { Outbox, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { instantAt, notFound } from '#kernel';
import { pilotsEvents } from '../events.js';
import { Meeting } from '../meeting.entity.js';
import { PilotRepository } from '../pilot.repository.js';
import { alreadyScheduled } from './already-scheduled.js';
import { MeetingNotices } from './meeting-notices.js';
import type { NewMeeting } from './schedule-meeting.js';

export interface MeetingChange {
  actor: Pick<PersonActor, 'id'>;
  pilotId: string;
  meetingId: string;
  meeting: Omit<NewMeeting, 'kind'>;
}

/**
 * Changes a meeting. Its time is local time in the pilot's zone. If the meeting is still to come and its time or place
 * changes, everyone in the pilot is told.
 * @throws DomainError `pilot.not-found`, `meeting.not-found`; `meeting.already-scheduled` (409) for the same kind at the same time.
 */
@Injectable()
export class ChangeMeeting {
  constructor(
    private readonly transactor: Transactor,
    private readonly pilots: PilotRepository,
    private readonly notices: MeetingNotices,
    private readonly outbox: Outbox,
  ) {}

  run({ actor, pilotId, meetingId, meeting: { startsLocal, ...said } }: MeetingChange): Promise<Meeting> {
    return this.transactor.run(async (tx) => {
      const { zone } = await this.pilots.lock(tx, pilotId);
      const before = await tx.findOneBy(Meeting, { id: meetingId, pilotId });
      if (before === null) throw notFound('meeting');
      const [day, time] = startsLocal.split('T') as [string, string];
      const changes = { ...said, startsAt: instantAt(day, time, zone) };
      if (await tx.existsBy(Meeting, { pilotId, kind: before.kind, startsAt: changes.startsAt, id: Not(meetingId) }))
        throw alreadyScheduled();
      await tx.update(Meeting, { id: meetingId }, changes);
      const after = { ...before, ...changes };
      const payload = { pilotId, before: factsOf(before), after: factsOf(after) };
      await this.outbox.append(
        tx,
        pilotsEvents['meeting.changed']({ subjectId: meetingId, actorId: actor.id, payload }),
      );
      const moved = after.startsAt.getTime() !== before.startsAt.getTime() || after.place !== before.place;
      if (moved)
        await this.notices.append(tx, { event: 'enrollment.meeting-moved', actorId: actor.id, meeting: after });
      return after;
    });
  }
}

function factsOf({ title, place, startsAt, minutes }: Meeting) {
  return { title, place, startsAt: startsAt.toISOString(), minutes };
}
