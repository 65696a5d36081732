import { Injectable } from '@nestjs/common';
import { Transactor, type Tx } from '#database';
import { PersonQueries } from '#identity';
import { Clock, isZone } from '#kernel';
import { type Enrollment, EnrollmentRepository } from '#pilots';
import { closeToRemindOf, type PlannedReminder, planReminders } from './reminder-plan.policy.js';
import { ReminderRepository } from './reminder.repository.js';

/**
 * Plans the reminders of an enrollment from its present state: the ladder before its close, on the wall clock of the
 * candidate, or of the pilot when the candidate's zone is unknown. None while there is nothing to submit. Harmless to repeat.
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
      // A command that moves the enrollment meanwhile waits, and its event plans the reminders again.
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
