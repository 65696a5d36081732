import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { ScheduleMeeting } from '#pilots';
import { aPilot, type Laurel, startLaurel } from '#testing';

const actor = { id: 'an-administrator' };

describe('scheduling a meeting', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const schedule = (pilotId: string, startsLocal: string) =>
    laurel.get(ScheduleMeeting).run({
      actor,
      pilotId,
      meeting: { kind: 'kickoff', title: 'Kick-off', place: 'Room 4', startsLocal, minutes: 60 },
    });

  it('uses the pilot’s local time, and a time that the clocks skip becomes the next valid time', async () => {
    const { id } = await aPilot(laurel).open();
    expect((await schedule(id, '2026-07-01T10:00')).startsAt).toEqual(new Date('2026-07-01T15:00:00Z'));
    expect((await schedule(id, '2026-03-08T02:30')).startsAt).toEqual(new Date('2026-03-08T08:00:00Z'));
  });

  it('is refused a second time for the same kind and time, even at once', async () => {
    const { id } = await aPilot(laurel).open();
    const meetings = await Promise.allSettled([schedule(id, '2026-07-01T10:00'), schedule(id, '2026-07-01T10:00')]);
    expect(meetings.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(meetings.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'meeting.already-scheduled' },
    });
  });

  it('leaves an event', async () => {
    const { id: pilotId } = await aPilot(laurel).open();
    const { id } = await schedule(pilotId, '2026-07-01T10:00');
    expect(await laurel.dataSource.manager.findBy(EventRecord, { subjectId: id })).toMatchObject([
      { type: 'meeting.scheduled', actorId: actor.id, payload: { pilotId, kind: 'kickoff' } },
    ]);
  });
});
