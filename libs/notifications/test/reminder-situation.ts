import type { Enrollment } from '#pilots';
import { anEnrollment, aPerson, type Laurel } from '#testing';
import { PlanReminders } from '../src/reminders/plan-reminders.js';
import { Reminder } from '../src/reminders/reminder.entity.js';

export async function noReminders(laurel: Laurel): Promise<void> {
  laurel.clock.set('2026-07-10T15:00:00Z');
  await laurel.dataSource.query('TRUNCATE reminder, message');
}

export function plan(laurel: Laurel, { id }: { id: string }): Promise<void> {
  return laurel.get(PlanReminders).run({ enrollmentId: id });
}

/** The reminders in one state, the earliest first: `close-30 2026-10-08T14:00`. */
export async function reminders(laurel: Laurel, state: Reminder['state']): Promise<string[]> {
  return (await laurel.dataSource.manager.find(Reminder, { where: { state }, order: { dueAt: 'ASC' } })).map(
    ({ kind, dueAt }) => `${kind} ${dueAt.toISOString().slice(0, 16)}`,
  );
}

/** Someone whose work closes at the end of 2026-11-07 in Chicago, with reminders planned. */
export async function atWork(laurel: Laurel, zone = 'America/Chicago'): Promise<Enrollment> {
  const enrollment = await anEnrollment(laurel, { person: await aPerson(laurel, { zone }) }).active();
  await plan(laurel, enrollment);
  return enrollment;
}
