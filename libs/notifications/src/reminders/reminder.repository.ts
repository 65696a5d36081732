import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import { Clock, Ids } from '#kernel';
import { type EntityManager, IsNull, LessThanOrEqual } from 'typeorm';
import { isMoot, type PlannedReminder, type ReminderLadder } from './reminder-plan.policy.js';
import { Reminder } from './reminder.entity.js';
import { ReminderLadderRow } from './reminder-ladder.entity.js';

/** Writes reminders. The caller holds the lock of the enrollment. */
@Injectable()
export class ReminderRepository {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The ladder of the pilot, or the default ladder. */
  async ladderOf(manager: EntityManager, pilotId: string): Promise<ReminderLadder> {
    const row =
      (await manager.findOneBy(ReminderLadderRow, { pilotId })) ??
      (await manager.findOneByOrFail(ReminderLadderRow, { pilotId: IsNull() }));
    return { days: row.days, time: row.localTime };
  }

  /**
   * Makes the due reminders match the plan: cancels those that the plan does not name, and restores cancelled ones that it
   * names. Sent reminders stay sent.
   */
  async replan(
    tx: Tx,
    enrollmentId: string,
    closesAt: Date | null,
    planned: readonly PlannedReminder[],
  ): Promise<void> {
    const now = this.clock.now();
    for (const { kind, closesAt: close, dueAt } of planned) {
      await tx.query(
        `INSERT INTO reminder (id, enrollment_id, kind, closes_at, due_at, state) VALUES ($1, $2, $3, $4, $5, 'due')
         ON CONFLICT (enrollment_id, kind, closes_at) DO UPDATE SET state = 'due', due_at = EXCLUDED.due_at, settled_at = NULL
          WHERE reminder.state <> 'sent'`,
        [this.ids.next(), enrollmentId, kind, close, dueAt],
      );
    }
    const due = await tx.findBy(Reminder, { enrollmentId, state: 'due' });
    await this.settle(
      tx,
      due.filter((reminder) => isMoot(reminder, { closesAt, planned, now })),
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

  dueOf(tx: Tx, enrollmentId: string, now: Date): Promise<Reminder[]> {
    return tx.findBy(Reminder, { enrollmentId, state: 'due', dueAt: LessThanOrEqual(now) });
  }

  /** Marks one as sent and the others as cancelled. */
  async settle(tx: Tx, due: readonly Reminder[], sent: Reminder | null): Promise<void> {
    const settledAt = this.clock.now();
    for (const reminder of due) {
      await tx.update(
        Reminder,
        { id: reminder.id, state: 'due' },
        { state: reminder === sent ? 'sent' : 'cancelled', settledAt },
      );
    }
  }
}
