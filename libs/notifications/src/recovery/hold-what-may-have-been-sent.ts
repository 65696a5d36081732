import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactor } from '#database';
import { Clock } from '#kernel';
import { EnrollmentRepository } from '#pilots';
import { Message } from '../message.entity.js';
import { MessageRepository } from '../message.repository.js';
import { ReminderRepository } from '../reminders/reminder.repository.js';

/** What was held. */
export interface Held {
  /** Emails that waited to be sent at the time of the backup. */
  messages: { id: string; kind: string; queuedAt: Date }[];
  /** Reminders that came due after the backup. */
  reminders: { enrollmentId: string; kind: string; dueAt: Date }[];
  /** Notifications that wait for a daily digest. They are still sent: a digest repeats nothing that has to be done. */
  inDigests: number;
}

const batch = 200;
const reason =
  'Not sent after the restore from a backup: it may have been sent before. Send it again if the person has not got it.';

/**
 * After a restore: holds the emails and reminders that were waiting in the backup. They were probably sent after it.
 * The emails are listed as not sent, and an administrator sends them again where they are missing. Reminders are not
 * sent late. Harmless to repeat.
 */
@Injectable()
export class HoldWhatMayHaveBeenSent {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly messages: MessageRepository,
    private readonly reminders: ReminderRepository,
    private readonly enrollments: EnrollmentRepository,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<Held> {
    return {
      messages: await this.holdMessages(),
      reminders: await this.holdReminders(),
      inDigests: await this.dataSource.manager.countBy(Message, { state: 'waiting' }),
    };
  }

  private async holdMessages(): Promise<Held['messages']> {
    const held: Held['messages'] = [];
    for (;;) {
      const queued = await this.dataSource.manager.find(Message, {
        where: { state: 'queued' },
        order: { id: 'ASC' },
        take: batch,
      });
      if (queued.length === 0) return held;
      await this.transactor.run(async (tx) => {
        for (const { id } of queued)
          await this.messages.markAttempt(tx, id, { failure: 'held', lastError: reason, forGood: true });
      });
      held.push(...queued.map(({ id, kind, queuedAt }) => ({ id, kind, queuedAt })));
    }
  }

  private async holdReminders(): Promise<Held['reminders']> {
    const held: Held['reminders'] = [];
    const now = this.clock.now();
    for (;;) {
      const enrollmentIds = await this.reminders.enrollmentsWithDue(this.dataSource.manager, now, batch);
      if (enrollmentIds.length === 0) return held;
      for (const enrollmentId of enrollmentIds)
        held.push(
          ...(await this.transactor.run(async (tx) => {
            await this.enrollments.lock(tx, enrollmentId);
            const due = await this.reminders.dueOf(tx, enrollmentId, now);
            await this.reminders.settle(tx, due, null);
            return due.map(({ kind, dueAt }) => ({ enrollmentId, kind, dueAt }));
          })),
        );
    }
  }
}
