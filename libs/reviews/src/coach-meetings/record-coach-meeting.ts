import { Injectable } from '@nestjs/common';
import { Transactor, type Tx } from '#database';
import { isPermitted, PersonQueries, type PersonActor } from '#identity';
import { Clock, DomainError, type LocalDay, localDayOf, notFound } from '#kernel';
import { type Enrollment, EnrollmentRepository } from '#pilots';
import type { CoachMeeting } from './coach-meeting.entity.js';
import { CoachMeetingRepository } from './coach-meeting.repository.js';
import { WaitingAttempts } from './waiting-attempts.js';

export interface MeetingRecord {
  actor: PersonActor;
  enrollmentId: string;
  /** Who met the candidate; the actor by default. */
  coachId?: string;
  heldOn: LocalDay;
  note: string;
}

/**
 * Records that a coach met a candidate about their last result, and opens the next attempt if it waited for the meeting
 * (rule 15). A coach records meetings with their own candidates, an administrator any meeting.
 * @throws DomainError `enrollment.not-found`; `coach-meeting.coach`, `coach-meeting.day` (422) for a future day in the
 *   enrollment's zone; `coach-meeting.no-result`, `coach-meeting.recorded` (409).
 */
@Injectable()
export class RecordCoachMeeting {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonQueries,
    private readonly enrollments: EnrollmentRepository,
    private readonly meetings: CoachMeetingRepository,
    private readonly waiting: WaitingAttempts,
    private readonly clock: Clock,
  ) {}

  async run({ actor, enrollmentId, coachId = actor.id, heldOn, note }: MeetingRecord): Promise<CoachMeeting> {
    return this.transactor.run(async (tx) => {
      const enrollment = await this.enrollments.lock(tx, enrollmentId);
      await this.refuseStranger(tx, actor, enrollment);
      await this.refuseUnlessCoach(tx, coachId);
      if (heldOn > localDayOf(this.clock.now(), enrollment.zone)) {
        throw new DomainError('invalid', 'coach-meeting.day', 'A meeting can be recorded once it has been held.', {
          errors: [{ pointer: '/heldOn', detail: 'Choose today or an earlier day.' }],
        });
      }
      const result = await this.waiting.lastResult(tx, enrollment);
      const meeting = await this.meetings.add(tx, {
        enrollmentId,
        afterAttempt: result.submission.attempt,
        coachId,
        heldOn,
        note,
        recordedBy: actor.id,
      });
      await this.waiting.open(tx, result, actor.id);
      return meeting;
    });
  }

  private async refuseStranger(tx: Tx, actor: PersonActor, { personId }: Enrollment): Promise<void> {
    if (isPermitted(actor, 'review:administer')) return;
    const { coaches } = await this.people.conflictFactsOf(actor.id, personId, tx);
    if (!coaches) throw notFound('enrollment');
  }

  private async refuseUnlessCoach(tx: Tx, coachId: string): Promise<void> {
    const { roles } = await this.people.byId(coachId, tx);
    if (roles.includes('coach')) return;
    throw new DomainError('invalid', 'coach-meeting.coach', 'This person is not a coach. Choose a coach.', {
      errors: [{ pointer: '/coachId', detail: 'Choose a person with the role of coach.' }],
    });
  }
}
