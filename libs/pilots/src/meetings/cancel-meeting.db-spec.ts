import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { CancelMeeting, Meeting, ScheduleMeeting } from '#pilots';
import { anEnrollment, aPerson, aPilot, attended, type Laurel, startLaurel } from '#testing';

const actor = { id: 'an-administrator' };

describe('canceling a meeting', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('removes it and tells everyone in the pilot why', async () => {
    const pilot = await aPilot(laurel).open();
    const { id } = await anEnrollment(laurel, { pilot }).registered();
    const meeting = await laurel.get(ScheduleMeeting).run({
      actor,
      pilotId: pilot.id,
      meeting: { kind: 'kickoff', title: 'Kick-off', place: 'Room 4', startsLocal: '2026-07-01T10:00', minutes: 60 },
    });
    await laurel.get(CancelMeeting).run({ actor, pilotId: pilot.id, meetingId: meeting.id, reason: 'Flooded' });
    expect(await laurel.dataSource.manager.findOneBy(Meeting, { id: meeting.id })).toBeNull();
    expect(
      await laurel.dataSource.manager.findBy(EventRecord, { subjectId: id, type: 'enrollment.meeting-cancelled' }),
    ).toMatchObject([{ payload: { meetingId: meeting.id, reason: 'Flooded' } }]);
  });

  it('is refused once attendance is recorded', async () => {
    const pilot = await aPilot(laurel).open();
    await attended(laurel, pilot, await aPerson(laurel));
    await expect(
      laurel.get(CancelMeeting).run({ actor, pilotId: pilot.id, meetingId: pilot.meetingId, reason: 'Nobody came' }),
    ).rejects.toMatchObject({ code: 'meeting.attended' });
  });
});
