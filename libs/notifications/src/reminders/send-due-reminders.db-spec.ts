import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Viewer, WithdrawEnrollment } from '#pilots';
import { anEnrollment, aPilot, type Laurel, startLaurel } from '#testing';
import { atWork, noReminders, plan, reminders } from '../../test/reminder-situation.js';
import { Message } from '../message.entity.js';
import { SendDueReminders } from './send-due-reminders.js';

const administrator: Viewer = { kind: 'person', id: 'an-administrator', roles: ['administrator'] };

describe('reminders of a close', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  beforeEach(async () => {
    await noReminders(laurel);
  });
  afterAll(() => laurel.stop());

  const sweep = async (): Promise<void> => {
    while ((await laurel.get(SendDueReminders).run()) > 0);
  };
  const subjects = async (): Promise<string[]> =>
    (await laurel.dataSource.manager.find(Message, { order: { id: 'ASC' } })).map(
      ({ subject }) => subject.split(' for ')[0]!,
    );

  async function ladder(pilotId: string, days: number[], localTime: string): Promise<void> {
    await laurel.dataSource.query('INSERT INTO reminder_ladder (pilot_id, days, local_time) VALUES ($1, $2, $3)', [
      pilotId,
      days,
      localTime,
    ]);
  }

  it('are planned when work starts, and sent one by one when they are due', async () => {
    await atWork(laurel);
    const due = [
      'close-30 2026-10-08T14:00',
      'close-14 2026-10-24T14:00',
      'close-7 2026-10-31T14:00',
      'close-2 2026-11-05T15:00',
      'close-1 2026-11-06T15:00',
    ];
    expect(await reminders(laurel, 'due')).toEqual(due);
    for (const [index, reminder] of due.entries()) {
      laurel.clock.set(`${reminder.split(' ')[1]}:00Z`);
      await sweep();
      expect(await reminders(laurel, 'sent')).toEqual(due.slice(0, index + 1));
    }
    expect(await subjects()).toEqual(['30 days left', '14 days left', '7 days left', '2 days left', '1 day left']);
  });

  it('a reminder at 01:30 on the day the clock goes back, 02:30 when forward', async () => {
    const back = await aPilot(laurel, { closesOn: '2026-11-02' }).open();
    await ladder(back.id, [1], '01:30');
    await plan(laurel, await anEnrollment(laurel, { pilot: back }).active());
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
    await plan(laurel, await anEnrollment(laurel, { pilot: forward }).active());
    expect(await reminders(laurel, 'due')).toEqual(['close-1 2027-03-14T08:00']); // 03:00, because clocks never show 02:30
  });

  it('are canceled, even when they are due, once there is nothing left to submit', async () => {
    const { id } = await atWork(laurel);
    laurel.clock.set('2026-11-06T15:00:10Z');
    await laurel.get(WithdrawEnrollment).run({ actor: administrator, enrollmentId: id, reason: 'Moved away' });
    await sweep();
    expect(await subjects()).toEqual([]);
    expect(await reminders(laurel, 'cancelled')).toHaveLength(5);
  });

  it('are not lost when the plan is made again between their due time and the sweep', async () => {
    const { id } = await atWork(laurel);
    laurel.clock.set('2026-10-08T14:00:10Z');
    await plan(laurel, { id });
    await sweep();
    expect(await subjects()).toEqual(['30 days left']);
  });

  it('bring one mail after an outage, with the days that are really left', async () => {
    await atWork(laurel);
    laurel.clock.set('2026-11-03T18:00:00Z');
    await sweep();
    expect(await subjects()).toEqual(['4 days left']);
    expect(await reminders(laurel, 'sent')).toEqual(['close-7 2026-10-31T14:00']);
    expect(await reminders(laurel, 'cancelled')).toEqual(['close-30 2026-10-08T14:00', 'close-14 2026-10-24T14:00']);
  });

  it('are sent once when eight sweeps run at the same time', async () => {
    const pilot = await aPilot(laurel).open();
    for (let count = 0; count < 10; count += 1) await plan(laurel, await anEnrollment(laurel, { pilot }).active());
    laurel.clock.set('2026-10-08T14:00:00Z');
    await Promise.all(Array.from({ length: 8 }, sweep));
    await sweep();
    expect(await subjects()).toEqual(Array(10).fill('30 days left'));
    expect(await reminders(laurel, 'sent')).toHaveLength(10);
  });
});
