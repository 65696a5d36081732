import { Injectable } from '@nestjs/common';
import { Transactor, type Tx } from '#database';
import { PersonQueries } from '#identity';
import { Clock, isZone } from '#kernel';
import { type Enrollment, EnrollmentRepository } from '#pilots';
import { closeToRemindOf, type PlannedReminder, planReminders } from './reminder-plan.policy.js';
import { ReminderRepository } from './reminder.repository.js';

/**
 * Brings the reminders of an enrollment into line with it as it stands now: the ladder before the close in force, on the
 * wall clock of the candidate's zone, else the pilot's; none while nothing is to be submitted. May run at any time, as often as one likes.
 * @throws DomainError `enrollment.not-found`
 */
@Injectable()
export class PlanReminders {
  constructor(
    private readonly transactor: Transactor,
    private readonly enrollments: EnrollmentRepository,
    private readonly people: PersonQueries,
    private readonly reminders: ReminderRepository,
    private readonly clock: Clock,
  ) {}

  run({ enrollmentId }: { enrollmentId: string }): Promise<void> {
    return this.transactor.run(async (tx) => {
      // Whoever moves the enrollment meanwhile waits, and its event plans anew.
      const enrollment = await this.enrollments.lock(tx, enrollmentId);
      const now = this.clock.now();
      const closesAt = closeToRemindOf(enrollment, now);
      await this.reminders.replan(
        tx,
        enrollmentId,
        closesAt,
        closesAt === null ? [] : await this.plan(tx, enrollment, closesAt, now),
      );
    });
  }

  private async plan(
    tx: Tx,
    { personId, pilotId, zone: pilotZone }: Enrollment,
    closesAt: Date,
    now: Date,
  ): Promise<PlannedReminder[]> {
    const [person, ladder] = [await this.people.byId(personId, tx), await this.reminders.ladderOf(tx, pilotId)];
    const zones = { pilot: pilotZone, candidate: isZone(person.zone) ? person.zone : pilotZone };
    return planReminders({ closesAt, zones, ladder, now });
  }
}
