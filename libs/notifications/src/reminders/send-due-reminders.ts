import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { Clock } from '#kernel';
import { EnrollmentRepository } from '#pilots';
import { places } from '../letters/places.document.js';
import { reminderToSend } from './reminder-plan.policy.js';
import { MessageRepository } from '../message.repository.js';
import { ReminderLetters } from './reminder-letters.js';
import { ReminderRepository } from './reminder.repository.js';

const batch = 50;

/**
 * Writes a message for each enrollment with due reminders, and cancels pointless ones. Several sweeps may run at the same
 * time: each takes enrollments that no other has locked.
 * @returns how many enrollments it took.
 */
@Injectable()
export class SendDueReminders {
  constructor(
    private readonly transactor: Transactor,
    private readonly enrollments: EnrollmentRepository,
    private readonly reminders: ReminderRepository,
    private readonly messages: MessageRepository,
    private readonly letters: ReminderLetters,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const waiting = await this.transactor.run((tx) => this.reminders.enrollmentsWithDue(tx, this.clock.now(), batch));
    let taken = 0;
    for (const enrollmentId of waiting) if (await this.remind(enrollmentId)) taken += 1;
    return taken;
  }

  private async remind(enrollmentId: string): Promise<boolean> {
    const write = await this.letters.for(enrollmentId);
    return this.transactor.run(async (tx) => {
      const enrollment = await this.enrollments.lockIfFree(tx, enrollmentId);
      if (enrollment === null) return false;
      const now = this.clock.now();
      const due = await this.reminders.dueOf(tx, enrollmentId, now);
      const chosen = reminderToSend(due, enrollment, now);
      if (chosen !== null)
        await this.messages.add(tx, {
          dedupeKey: `reminder:${chosen.id}`,
          personId: enrollment.personId,
          letter: write(chosen.closesAt, now),
          path: places.work(enrollmentId),
        });
      await this.reminders.settle(tx, due, chosen);
      return due.length > 0;
    });
  }
}
