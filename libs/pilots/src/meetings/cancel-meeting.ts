import { Injectable } from '@nestjs/common';
import { lockRow, Outbox, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { pilotsEvents } from '../events.js';
import { Attendance, Meeting } from '../meeting.entity.js';
import { PilotRepository } from '../pilot.repository.js';
import { MeetingNotices } from './meeting-notices.js';

export interface MeetingCancellation {
  actor: Pick<PersonActor, 'id'>;
  pilotId: string;
  meetingId: string;
  /** Everyone in the pilot reads it. */
  reason: string;
}

/**
 * Cancels a meeting. If it was still to come, everyone in the pilot is told.
 * @throws DomainError `pilot.not-found`, `meeting.not-found`; `meeting.attended` (409) once attendance is recorded.
 */
@Injectable()
export class CancelMeeting {
  constructor(
    private readonly transactor: Transactor,
    private readonly pilots: PilotRepository,
    private readonly notices: MeetingNotices,
    private readonly outbox: Outbox,
  ) {}

  async run({ actor, pilotId, meetingId, reason }: MeetingCancellation): Promise<void> {
    await this.transactor.run(async (tx) => {
      await this.pilots.lock(tx, pilotId);
      const meeting = await lockRow(tx, Meeting, { id: meetingId, pilotId }, 'meeting');
      if (await tx.existsBy(Attendance, { meetingId })) {
        throw new DomainError(
          'conflict',
          'meeting.attended',
          'Attendance is recorded for this meeting, so it cannot be canceled.',
        );
      }
      await tx.delete(Meeting, { id: meetingId });
      const { kind, title, place, startsAt } = meeting;
      const payload = { pilotId, kind, title, place, startsAt: startsAt.toISOString(), reason };
      await this.outbox.append(
        tx,
        pilotsEvents['meeting.cancelled']({ subjectId: meetingId, actorId: actor.id, payload }),
      );
      await this.notices.append(tx, { event: 'enrollment.meeting-cancelled', actorId: actor.id, meeting, reason });
    });
  }
}
