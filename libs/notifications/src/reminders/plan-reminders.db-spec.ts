import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ExtendEnrollment, PauseEnrollment, ResumeEnrollment, type Viewer } from '#pilots';
import { anEnrollment, type Laurel, startLaurel, theProgramHas } from '#testing';
import { atWork, noReminders, plan, reminders } from '../../test/reminder-situation.js';

const administrator: Viewer = { kind: 'person', id: 'an-administrator', roles: ['administrator'] };

describe('reminders of a close, planned', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  beforeEach(() => noReminders(laurel));
  afterAll(() => laurel.stop());

  it('use the zone of the pilot when the zone of the candidate is unknown', async () => {
    await atWork(laurel, 'Atlantis/Capital');
    expect((await reminders(laurel, 'due')).at(-1)).toBe('close-1 2026-11-06T15:00');
  });

  it('follow the ladder of the program from the next deadline on, and not the ladder of a deadline that stands', async () => {
    const usual = { days: [30, 14, 7, 2, 1], localTime: '09:00' };
    const before = await atWork(laurel);
    await theProgramHas(laurel, { deadlineReminders: { days: [10, 3], localTime: '07:30' } });
    expect(await reminders(laurel, 'due')).toHaveLength(5);
    await plan(laurel, before);
    expect(await reminders(laurel, 'due')).toEqual(['close-10 2026-10-28T12:30', 'close-3 2026-11-04T13:30']);
    await theProgramHas(laurel, { deadlineReminders: usual });
  });

  it('follow a close that moves, and stop during a pause', async () => {
    const { id } = await atWork(laurel);
    await laurel
      .get(ExtendEnrollment)
      .run({ actor: administrator, enrollmentId: id, closesOn: '2026-11-14', reason: 'Storm' });
    await plan(laurel, { id });
    expect((await reminders(laurel, 'due')).at(-1)).toBe('close-1 2026-11-13T15:00');
    expect(await reminders(laurel, 'due')).toHaveLength(5);

    await laurel.get(PauseEnrollment).run({ actor: administrator, enrollmentId: id, reason: 'Leave' });
    await plan(laurel, { id });
    expect(await reminders(laurel, 'due')).toEqual([]);

    laurel.clock.advance({ days: 10 });
    await laurel.get(ResumeEnrollment).run({ actor: administrator, enrollmentId: id, reason: 'Back' });
    await plan(laurel, { id });
    expect((await reminders(laurel, 'due')).at(-1)).toBe('close-1 2026-11-23T15:00');
  });

  it('come back after a pause that did not move the close', async () => {
    const { id } = await atWork(laurel);
    const before = await reminders(laurel, 'due');
    await laurel.get(PauseEnrollment).run({ actor: administrator, enrollmentId: id, reason: 'Leave' });
    await plan(laurel, { id });
    await laurel.get(ResumeEnrollment).run({ actor: administrator, enrollmentId: id, reason: 'A mistake' });
    await plan(laurel, { id });
    expect(await reminders(laurel, 'due')).toEqual(before);
  });

  it('are planned once when eight plans run at the same time', async () => {
    const enrollment = await anEnrollment(laurel).active();
    await Promise.all(Array.from({ length: 8 }, () => plan(laurel, enrollment)));
    expect(await reminders(laurel, 'due')).toHaveLength(5);
  });
});
