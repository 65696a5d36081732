import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Attendance, RecordAttendance } from '#pilots';
import { aPerson, aPilot, type Laurel, startLaurel } from '#testing';

const actor = { id: 'an-administrator' };
const nobody = '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11';

describe('recording attendance', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('keeps the last record of a person', async () => {
    const { id: pilotId, meetingId } = await aPilot(laurel).open();
    const { id: personId } = await aPerson(laurel);
    const record = (attended: boolean) =>
      laurel.get(RecordAttendance).run({ actor, pilotId, meetingId, entries: [{ personId, attended }] });
    await record(true);
    await record(false);
    expect(await laurel.dataSource.manager.findBy(Attendance, { meetingId })).toMatchObject([
      { personId, attended: false, recordedBy: actor.id },
    ]);
  });

  it('records all or none, and points at people who are unknown or named twice', async () => {
    const { id: pilotId, meetingId } = await aPilot(laurel).open();
    const { id: personId } = await aPerson(laurel);
    const entries = [personId, nobody, personId].map((id) => ({ personId: id, attended: true }));
    await expect(laurel.get(RecordAttendance).run({ actor, pilotId, meetingId, entries })).rejects.toMatchObject({
      code: 'attendance.invalid',
      details: { errors: [{ pointer: '/entries/1/personId' }, { pointer: '/entries/2/personId' }] },
    });
    expect(await laurel.dataSource.manager.findBy(Attendance, { meetingId })).toEqual([]);
  });
});
