import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { ChangeMeeting, ScheduleMeeting } from '#pilots';
import { anEnrollment, aPilot, type Laurel, startLaurel } from '#testing';

const actor = { id: 'an-administrator' };
const said = { title: 'Kick-off', place: 'Room 4', minutes: 60 };

describe('changing a meeting', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const kickoff = (pilotId: string, startsLocal: string) =>
    laurel.get(ScheduleMeeting).run({ actor, pilotId, meeting: { ...said, kind: 'kickoff', startsLocal } });
  const told = (enrollmentId: string) =>
    laurel.dataSource.manager.findBy(EventRecord, { subjectId: enrollmentId, type: 'enrollment.meeting-moved' });

  it('tells everyone in the pilot about a new time or place, and nothing else', async () => {
    const pilot = await aPilot(laurel).open();
    const { id } = await anEnrollment(laurel, { pilot }).registered();
    const meeting = await kickoff(pilot.id, '2026-07-01T10:00');
    const change = { actor, pilotId: pilot.id, meetingId: meeting.id };
    await laurel
      .get(ChangeMeeting)
      .run({ ...change, meeting: { ...said, title: 'Welcome', startsLocal: '2026-07-01T10:00' } });
    expect(await told(id)).toEqual([]);
    const moved = await laurel
      .get(ChangeMeeting)
      .run({ ...change, meeting: { ...said, startsLocal: '2026-07-02T10:00' } });
    expect(moved).toMatchObject({ id: meeting.id, startsAt: new Date('2026-07-02T15:00:00Z') });
    expect(await told(id)).toMatchObject([
      { actorId: actor.id, payload: { meetingId: meeting.id, startsAt: '2026-07-02T15:00:00.000Z' } },
    ]);
  });

  it('is refused at the time of another meeting of its kind', async () => {
    const pilot = await aPilot(laurel).open();
    await kickoff(pilot.id, '2026-07-01T10:00');
    const { id: meetingId } = await kickoff(pilot.id, '2026-07-02T10:00');
    await expect(
      laurel
        .get(ChangeMeeting)
        .run({ actor, pilotId: pilot.id, meetingId, meeting: { ...said, startsLocal: '2026-07-01T10:00' } }),
    ).rejects.toMatchObject({ code: 'meeting.already-scheduled' });
  });
});
