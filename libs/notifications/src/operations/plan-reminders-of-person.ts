import { Injectable } from '@nestjs/common';
import { Enrollment } from '#pilots';
import { DataSource, In } from 'typeorm';
import { waitingForWork } from '../domain/reminder.plan.js';
import { PlanReminders } from './plan-reminders.js';

/** Plans anew for everything that a person works on: their zone may be another, and with it every local time. */
@Injectable()
export class PlanRemindersOfPerson {
  constructor(
    private readonly dataSource: DataSource,
    private readonly planReminders: PlanReminders,
  ) {}

  async run(personId: string): Promise<void> {
    const enrollments = await this.dataSource.manager.findBy(Enrollment, { personId, state: In(waitingForWork) });
    for (const { id } of enrollments) await this.planReminders.run(id);
  }
}
