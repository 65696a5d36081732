import { Injectable } from '@nestjs/common';
import { type Locked, Transitions, type Tx } from '#database';
import { Clock, Ids } from '#kernel';
import { SettingsQueries } from '#programs';
import { type EntityManager, LessThanOrEqual } from 'typeorm';
import { isMoot, type PlannedReminder, type ReminderLadder } from './reminder-plan.policy.js';
import { Reminder } from './reminder.entity.js';
import { reminderLifecycle } from './reminder.lifecycle.js';
import { ReminderLadderRow } from './reminder-ladder.entity.js';
import type { ReminderCommand } from '../vocabulary.js';

/** Writes reminders. The caller holds the lock of the enrollment. */
@Injectable()
export class ReminderRepository {
  constructor(
    private readonly transitions: Transitions,
    private readonly programs: SettingsQueries,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The ladder of the pilot, or of its program. */
  async ladderOf(manager: EntityManager, pilotId: string): Promise<ReminderLadder> {
    const own = await manager.findOneBy(ReminderLadderRow, { pilotId });
    const { days, localTime } =
      own ?? (await this.programs.of({ kind: 'pilot', id: pilotId }, manager)).deadlineReminders;
    return { days, time: localTime };
  }

  /**
   * Makes the due reminders match the plan: cancels those that the plan does not name, and restores canceled ones that it
   * names. Sent reminders stay sent.
   */
  async replan(
    tx: Tx,
    enrollmentId: string,
    closesAt: Date | null,
    planned: readonly PlannedReminder[],
  ): Promise<void> {
    const present = (await tx.find(Reminder, {
      where: { enrollmentId },
      order: { dueAt: 'ASC', id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    })) as Locked<Reminder>[];
    for (const { kind, closesAt: close, dueAt } of planned) {
      const reminder = present.find((one) => one.kind === kind && one.closesAt.getTime() === close.getTime());
      if (reminder === undefined) {
        const row = { id: this.ids.next(), enrollmentId, kind, closesAt: close, dueAt, settledAt: null };
        await tx.insert(Reminder, { ...row, state: 'due' });
      } else if (reminderLifecycle.allows(reminder.state, 'restore'))
        await this.move(tx, reminder, 'restore', { dueAt, settledAt: null });
      else if (reminder.state === 'due') await tx.update(Reminder, { id: reminder.id }, { dueAt });
    }
    const now = this.clock.now();
    await this.settle(
      tx,
      present.filter((reminder) => reminder.state === 'due' && isMoot(reminder, { closesAt, planned, now })),
      null,
    );
  }

  /** The enrollments that have a due reminder, the longest overdue first. */
  async enrollmentsWithDue(manager: EntityManager, now: Date, limit: number): Promise<string[]> {
    const rows = await manager.query<{ enrollment_id: string }[]>(
      `SELECT enrollment_id FROM reminder WHERE state = 'due' AND due_at <= $1 GROUP BY enrollment_id ORDER BY min(due_at) LIMIT $2`,
      [now, limit],
    );
    return rows.map((row) => row.enrollment_id);
  }

  dueOf(tx: Tx, enrollmentId: string, now: Date): Promise<Locked<Reminder>[]> {
    return tx.find(Reminder, {
      where: { enrollmentId, state: 'due', dueAt: LessThanOrEqual(now) },
      lock: { mode: 'for_no_key_update' },
    }) as Promise<Locked<Reminder>[]>;
  }

  /** Marks one as sent and cancels the others. */
  async settle(tx: Tx, due: readonly Locked<Reminder>[], sent: Reminder | null): Promise<void> {
    const settledAt = this.clock.now();
    for (const reminder of due) await this.move(tx, reminder, reminder === sent ? 'send' : 'cancel', { settledAt });
  }

  private async move(
    tx: Tx,
    of: Locked<Reminder>,
    command: ReminderCommand,
    changes: Partial<Reminder>,
  ): Promise<void> {
    await this.transitions.run(tx, Reminder, reminderLifecycle, { of, command, changes, event: () => null });
  }
}
