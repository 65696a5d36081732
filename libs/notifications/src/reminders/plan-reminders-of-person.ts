import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { enrollmentsSql } from '#pilots';
import { remindedStates } from '../vocabulary.js';
import { PlanReminders } from './plan-reminders.js';

/** Plans the reminders again for all open work of a person: when their zone changes, so does each local time. */
@Injectable()
export class PlanRemindersOfPerson {
  constructor(
    private readonly dataSource: DataSource,
    private readonly planReminders: PlanReminders,
  ) {}

  async run({ personId }: { personId: string }): Promise<void> {
    const enrollments = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM ${enrollmentsSql} AS enrollment WHERE person_id = $1 AND state = ANY ($2)`,
      [personId, remindedStates],
    );
    for (const { id } of enrollments) await this.planReminders.run({ enrollmentId: id });
  }
}
