import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { Attendance, RecordAttendanceList } from '#pilots';
import { aPerson, aPilot, type Laurel, startLaurel } from '#testing';

const actor = { id: 'an-administrator' };

describe('recording attendance from a list of addresses', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const situation = async () => {
    const { id: pilotId, meetingId } = await aPilot(laurel).open();
    const [ada, grace] = [await aPerson(laurel), await aPerson(laurel)];
    const record = (entries: { email: string; attended: boolean }[], checkOnly = false) =>
      laurel.get(RecordAttendanceList).run({ actor, pilotId, meetingId, entries, checkOnly });
    const recorded = () => laurel.dataSource.manager.findBy(Attendance, { meetingId });
    const events = () =>
      laurel.dataSource.manager.countBy(EventRecord, { subjectId: meetingId, type: 'meeting.attended' });
    return { ada, grace, record, recorded, events };
  };

  it('records a second time nothing of what it recorded before, and tells what it corrected', async () => {
    const { ada, grace, record, recorded, events } = await situation();
    const list = [
      { email: ada.email, attended: true },
      { email: grace.email, attended: false },
    ];
    expect(await record(list, true)).toEqual({ recorded: 2, corrected: 0, unchanged: 0 });
    expect(await recorded()).toEqual([]);
    const [one, other] = await Promise.all([record(list), record(list)]);
    expect(one.recorded + other.recorded).toBe(2);
    expect(await record(list)).toEqual({ recorded: 0, corrected: 0, unchanged: 2 });
    expect(await events()).toBe(1);
    expect(await record([{ email: grace.email, attended: true }])).toEqual({ recorded: 0, corrected: 1, unchanged: 0 });
    expect(new Map((await recorded()).map(({ personId, attended }) => [personId, attended]))).toEqual(
      new Map([ada, grace].map(({ id }) => [id, true])),
    );
  });

  it('records all or none, and points at addresses that nobody has or that come twice', async () => {
    const { ada, record, recorded } = await situation();
    const entries = [ada.email, 'nobody@example.org', ada.email].map((email) => ({ email, attended: true }));
    await expect(record(entries)).rejects.toMatchObject({
      code: 'attendance.invalid',
      details: { errors: [{ pointer: '/entries/1/email' }, { pointer: '/entries/2/email' }] },
    });
    expect(await recorded()).toEqual([]);
  });
});
