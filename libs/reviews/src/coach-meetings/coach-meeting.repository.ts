import { Injectable } from '@nestjs/common';
import { Outbox, type Tx } from '#database';
import { Clock, DomainError, Ids } from '#kernel';
import { CoachMeeting } from './coach-meeting.entity.js';
import { reviewsEvents } from '../events.js';

/** Where coach meetings are recorded. */
@Injectable()
export class CoachMeetingRepository {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Records the meeting after an attempt; there is one. @throws DomainError `coach-meeting.recorded` (409) */
  async add(
    tx: Tx,
    held: Pick<CoachMeeting, 'enrollmentId' | 'afterAttempt' | 'coachId' | 'heldOn' | 'note' | 'recordedBy'>,
  ): Promise<CoachMeeting> {
    const meeting: CoachMeeting = { ...held, id: this.ids.next(), recordedAt: this.clock.now() };
    const written = await tx
      .createQueryBuilder()
      .insert()
      .into(CoachMeeting)
      .values(meeting)
      .orIgnore()
      .returning('id')
      .execute();
    if ((written.raw as unknown[]).length !== 1) {
      throw new DomainError(
        'conflict',
        'coach-meeting.recorded',
        'A coach meeting after this attempt has already been recorded.',
      );
    }
    await this.outbox.append(
      tx,
      reviewsEvents['coach-meeting.recorded']({
        subjectId: meeting.enrollmentId,
        actorId: meeting.recordedBy,
        payload: { afterAttempt: meeting.afterAttempt, coachId: meeting.coachId, heldOn: meeting.heldOn },
      }),
    );
    return meeting;
  }
}
