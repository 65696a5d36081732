import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Enrollment } from '#pilots';
import { anEnrollment, aPilot } from '#testing';
import { type LaurelWithWorker, startWorker } from './start-worker.js';

describe('the sweep over enrollments', () => {
  let laurel: LaurelWithWorker;
  beforeAll(async () => {
    laurel = await startWorker();
  });
  afterAll(() => laurel.stop());

  const stateOf = async ({ id }: Enrollment) =>
    (await laurel.dataSource.manager.findOneByOrFail(Enrollment, { id })).state;

  it('gives a seal that came in time two minutes to finish, then expires the enrollment and gives its seat to the waiting list', async () => {
    const pilot = await aPilot(laurel).withSeats(1).open();
    const [enrollment, waiting] = [
      await anEnrollment(laurel, { pilot }).active(),
      await anEnrollment(laurel, { pilot }).registered(),
    ];
    await laurel.untilIdle(); // Planning the reminders locks the enrollment, and a sweep skips locked rows.
    laurel.clock.set(enrollment.closesAt!);
    await laurel.sweep('expire-enrollments');
    expect(await stateOf(enrollment)).toBe('active');
    laurel.clock.advance({ minutes: 2 });
    await laurel.sweep('expire-enrollments');
    expect([await stateOf(enrollment), await stateOf(waiting)]).toEqual(['expired', 'registered']);
  });
});
