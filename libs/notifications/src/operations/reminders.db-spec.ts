import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Person } from '#identity';
import {
  type Enrollment,
  ExtendEnrollment,
  PauseEnrollment,
  ResumeEnrollment,
  type Viewer,
  WithdrawEnrollment,
} from '#pilots';
import { anEnrollment, aPerson, aPilot, type Laurel, startLaurel } from '#testing';
import { Message } from '../message.entity.js';
import { Reminder } from '../reminder.entity.js';
import { PlanRemindersOfPerson } from './plan-reminders-of-person.js';
import { PlanReminders } from './plan-reminders.js';
import { SendDueReminders } from './send-due-reminders.js';

const administrator: Viewer = { kind: 'person', id: 'an-administrator', roles: ['administrator'] };

describe('reminders of a close', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  beforeEach(async () => {
    laurel.clock.set('2026-07-10T15:00:00Z');
    await laurel.dataSource.query('TRUNCATE reminder, message');
  });
  afterAll(() => laurel.stop());

  const plan = (enrollment: { id: string }): Promise<void> => laurel.get(PlanReminders).run(enrollment.id);
  const sweep = async (): Promise<void> => {
    while ((await laurel.get(SendDueReminders).run()) > 0);
  };
  const reminders = async (state: Reminder['state']): Promise<string[]> =>
    (await laurel.dataSource.manager.find(Reminder, { where: { state }, order: { dueAt: 'ASC' } })).map(
      ({ kind, dueAt }) => `${kind} ${dueAt.toISOString().slice(0, 16)}`,
    );
  const subjects = async (): Promise<string[]> =>
    (await laurel.dataSource.manager.find(Message, { order: { id: 'ASC' } })).map(
      ({ subject }) => subject.split(' for ')[0]!,
    );

  /** Someone whose work closes at the end of 2026-11-07 in Chicago. */
  async function atWork(zone = 'America/Chicago'): Promise<Enrollment> {
    const enrollment = await anEnrollment(laurel, { person: await aPerson(laurel, { zone }) }).active();
    await plan(enrollment);
    return enrollment;
  }

  async function ladder(pilotId: string, days: number[], localTime: string): Promise<void> {
    await laurel.dataSource.query('INSERT INTO reminder_ladder (pilot_id, days, local_time) VALUES ($1, $2, $3)', [
      pilotId,
      days,
      localTime,
    ]);
  }

  it('are planned when work starts, and sent one by one as their time comes', async () => {
    await atWork();
    const due = [
      'close-30 2026-10-08T14:00',
      'close-14 2026-10-24T14:00',
      'close-7 2026-10-31T14:00',
      'close-2 2026-11-05T15:00',
      'close-1 2026-11-06T15:00',
    ];
    expect(await reminders('due')).toEqual(due);
    for (const [index, reminder] of due.entries()) {
      laurel.clock.set(`${reminder.split(' ')[1]}:00Z`);
      await sweep();
      expect(await reminders('sent')).toEqual(due.slice(0, index + 1));
    }
    expect(await subjects()).toEqual(['30 days left', '14 days left', '7 days left', '2 days left', '1 day left']);
  });

  it('a reminder at 01:30 on the day the clock goes back, 02:30 when forward', async () => {
    const back = await aPilot(laurel, { closesOn: '2026-11-02' }).open();
    await ladder(back.id, [1], '01:30');
    await plan(await anEnrollment(laurel, { pilot: back }).active());
    laurel.clock.set('2026-11-01T06:29:59Z'); // 01:29:59, daylight saving time
    await sweep();
    expect(await subjects()).toEqual([]);
    for (const showing of ['2026-11-01T06:30:00Z', '2026-11-01T07:30:00Z']) {
      laurel.clock.set(showing);
      await sweep();
    }
    expect(await subjects()).toEqual(['1 day left']);

    laurel.clock.set('2027-01-10T15:00:00Z');
    const forward = await aPilot(laurel, { closesOn: '2027-03-15' }).open();
    await ladder(forward.id, [1], '02:30');
    await plan(await anEnrollment(laurel, { pilot: forward }).active());
    expect(await reminders('due')).toEqual(['close-1 2027-03-14T08:00']); // 03:00, since 02:30 is never shown
  });

  it('go by the wall clock of the candidate, and follow when the candidate moves', async () => {
    const { personId } = await atWork('Asia/Tokyo');
    expect((await reminders('due')).at(-1)).toBe('close-1 2026-11-06T00:00');
    await laurel.dataSource.manager.update(Person, { id: personId }, { zone: 'America/New_York' });
    await laurel.get(PlanRemindersOfPerson).run(personId);
    expect((await reminders('due')).at(-1)).toBe('close-1 2026-11-06T14:00');
    expect(await reminders('due')).toHaveLength(5);
  });

  it('fall back to the zone of the pilot where the candidate’s own is unknown', async () => {
    await atWork('Atlantis/Capital');
    expect((await reminders('due')).at(-1)).toBe('close-1 2026-11-06T15:00');
  });

  it('follow a close that moves, and stand still in a pause', async () => {
    const { id } = await atWork();
    await laurel
      .get(ExtendEnrollment)
      .run({ actor: administrator, enrollmentId: id, closesOn: '2026-11-14', reason: 'Storm' });
    await plan({ id });
    expect((await reminders('due')).at(-1)).toBe('close-1 2026-11-13T15:00');
    expect(await reminders('due')).toHaveLength(5);

    await laurel.get(PauseEnrollment).run({ actor: administrator, enrollmentId: id, reason: 'Leave' });
    await plan({ id });
    expect(await reminders('due')).toEqual([]);

    laurel.clock.advance({ days: 10 });
    await laurel.get(ResumeEnrollment).run({ actor: administrator, enrollmentId: id, reason: 'Back' });
    await plan({ id });
    expect((await reminders('due')).at(-1)).toBe('close-1 2026-11-23T15:00');
  });

  it('come back with a pause that moved nothing', async () => {
    const { id } = await atWork();
    const before = await reminders('due');
    await laurel.get(PauseEnrollment).run({ actor: administrator, enrollmentId: id, reason: 'Leave' });
    await plan({ id });
    await laurel.get(ResumeEnrollment).run({ actor: administrator, enrollmentId: id, reason: 'A mistake' });
    await plan({ id });
    expect(await reminders('due')).toEqual(before);
  });

  it('are cancelled, even when their time has come, once nothing is to be submitted', async () => {
    const { id } = await atWork();
    laurel.clock.set('2026-11-06T15:00:10Z');
    await laurel.get(WithdrawEnrollment).run({ actor: administrator, enrollmentId: id, reason: 'Moved away' });
    await sweep();
    expect(await subjects()).toEqual([]);
    expect(await reminders('cancelled')).toHaveLength(5);
  });

  it('are not lost when the plan is made anew between their time and the sweep', async () => {
    const { id } = await atWork();
    laurel.clock.set('2026-10-08T14:00:10Z');
    await plan({ id });
    await sweep();
    expect(await subjects()).toEqual(['30 days left']);
  });

  it('after a standstill bring one mail, with the days that are really left', async () => {
    await atWork();
    laurel.clock.set('2026-11-03T18:00:00Z');
    await sweep();
    expect(await subjects()).toEqual(['4 days left']);
    expect(await reminders('sent')).toEqual(['close-7 2026-10-31T14:00']);
    expect(await reminders('cancelled')).toEqual(['close-30 2026-10-08T14:00', 'close-14 2026-10-24T14:00']);
  });

  it('are sent once by eight sweeps at once', async () => {
    const pilot = await aPilot(laurel).open();
    for (let count = 0; count < 10; count += 1) await plan(await anEnrollment(laurel, { pilot }).active());
    laurel.clock.set('2026-10-08T14:00:00Z');
    await Promise.all(Array.from({ length: 8 }, sweep));
    await sweep();
    expect(await subjects()).toEqual(Array(10).fill('30 days left'));
    expect(await reminders('sent')).toHaveLength(10);
  });

  it('are planned once by eight plans at once', async () => {
    const enrollment = await anEnrollment(laurel).active();
    await Promise.all(Array.from({ length: 8 }, () => plan(enrollment)));
    expect(await reminders('due')).toHaveLength(5);
  });
});
