import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Outbox, type Tx } from '#database';
import { Clock } from '#kernel';
import { Enrollment } from '../enrollment.entity.js';
import { enrollmentLifecycle } from '../enrollment.lifecycle.js';
import { pilotsEvents } from '../events.js';
import type { Meeting } from '../meeting.entity.js';

interface MeetingNotice {
  event: 'enrollment.meeting-moved' | 'enrollment.meeting-cancelled';
  actorId: string;
  /** After the change, or before it was canceled. */
  meeting: Meeting;
  reason?: string;
}

/** Tells everyone with unfinished work in a pilot about a change to a coming meeting, once each. */
@Injectable()
export class MeetingNotices {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async append(tx: Tx, { event, actorId, meeting, reason }: MeetingNotice): Promise<void> {
    if (meeting.startsAt <= this.clock.now()) return;
    const states = enrollmentLifecycle.statesAllowing('withdraw');
    const enrollments = await tx.find(Enrollment, {
      where: { pilotId: meeting.pilotId, state: In(states) },
      order: { id: 'ASC' },
    });
    const told = [...new Map(enrollments.map((enrollment) => [enrollment.personId, enrollment])).values()];
    if (told.length === 0) return;
    const { id: meetingId, title, place, startsAt } = meeting;
    const payload = {
      meetingId,
      title,
      place,
      startsAt: startsAt.toISOString(),
      ...(reason === undefined ? {} : { reason }),
    };
    await this.outbox.append(
      tx,
      ...told.map(({ id, personId, pilotId }) =>
        pilotsEvents[event]({ subjectId: id, actorId, payload: { personId, pilotId, ...payload } }),
      ),
    );
  }
}
