import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord, Transactor } from '#database';
import { type Enrollment, EnrollmentRepository, ExpireDueEnrollments } from '#pilots';
import { anEnrollment, aPilot, type Laurel, startLaurel } from '#testing';

describe('expiring enrollments', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const stateOf = async ({ id }: Enrollment) =>
    (await laurel.get(EnrollmentRepository).find(laurel.dataSource.manager, id)).state;
  const expire = (options = {}) => laurel.get(ExpireDueEnrollments).run(options);

  it('expires the enrollments whose close has passed, and no others', async () => {
    const pilot = await aPilot(laurel).open();
    const due = [await anEnrollment(laurel, { pilot }).active(), await anEnrollment(laurel, { pilot }).resubmitting()];
    const others = [
      await anEnrollment(laurel, { pilot }).registered(),
      await anEnrollment(laurel, { pilot }).paused(),
      await anEnrollment(laurel, { pilot }).submitted(),
    ];
    laurel.clock.set(new Date(due[0]!.closesAt!.getTime() - 1));
    expect(await expire()).toBe(0);
    laurel.clock.set(due[0]!.closesAt!);
    expect(await expire()).toBe(2);
    expect(await expire()).toBe(0);
    expect(await Promise.all(due.map(stateOf))).toEqual(['expired', 'expired']);
    expect(await Promise.all(others.map(stateOf))).toEqual(['registered', 'paused', 'submitted']);
    expect(
      await laurel.dataSource.manager.findBy(EventRecord, { subjectId: due[0]!.id, type: 'enrollment.expired' }),
    ).toMatchObject([{ actorId: null }]);
  });

  it('waits for the grace period, so that a seal that was on time can finish', async () => {
    const enrollment = await anEnrollment(laurel).active();
    laurel.clock.set(enrollment.closesAt!);
    expect(await expire({ graceSeconds: 60 })).toBe(0);
    laurel.clock.advance({ seconds: 60 });
    expect(await expire({ graceSeconds: 60 })).toBe(1);
  });

  it('leaves rows that another transaction has locked for the next run', async () => {
    const pilot = await aPilot(laurel).open();
    const [held, free] = [
      await anEnrollment(laurel, { pilot }).active(),
      await anEnrollment(laurel, { pilot }).active(),
    ];
    laurel.clock.set(held.closesAt!);
    await laurel.get(Transactor).run(async (tx) => {
      await laurel.get(EnrollmentRepository).lock(tx, held.id);
      expect(await expire()).toBe(1);
    });
    expect([await stateOf(held), await stateOf(free)]).toEqual(['active', 'expired']);
    expect(await expire()).toBe(1);
  });

  it('many sweeps at once expire each enrollment once, batch by batch, and fill the seats', async () => {
    const pilot = await aPilot(laurel).withSeats(5).open();
    const due: Enrollment[] = [];
    for (let each = 0; each < 5; each += 1) due.push(await anEnrollment(laurel, { pilot }).active());
    const waiting = [
      await anEnrollment(laurel, { pilot }).registered(),
      await anEnrollment(laurel, { pilot }).registered(),
    ];
    laurel.clock.set(due[0]!.closesAt!);
    const taken = await Promise.all(Array.from({ length: 4 }, () => expire({ batch: 2 })));
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(5);
    expect(await Promise.all(due.map(stateOf))).toEqual(Array(5).fill('expired'));
    expect(await Promise.all(waiting.map(stateOf))).toEqual(['registered', 'registered']);
  });
});
