import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactor } from '#database';
import {
  type Enrollment,
  EnrollmentQueries,
  EnrollmentRepository,
  OfferSeats,
  RegisterForPilot,
  StartWork,
  WithdrawEnrollment,
} from '#pilots';
import { anEnrollment, aPerson, aPilot, attended, type Laurel, startLaurel } from '#testing';

const administrator = { kind: 'person' as const, id: 'an-administrator', roles: ['administrator'] };

describe('withdrawing', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const withdraw = ({ id }: Enrollment, viewer = administrator as { kind: 'person'; id: string; roles: string[] }) =>
    laurel.get(WithdrawEnrollment).run({ actor: viewer, enrollmentId: id, reason: 'Moved away' });
  const stateOf = async ({ id }: Enrollment) =>
    (await laurel.get(EnrollmentRepository).find(laurel.dataSource.manager, id)).state;

  it('gives the seat to the first person on the waitlist at once', async () => {
    const pilot = await aPilot(laurel).withSeats(1).open();
    const [seated, first, second] = [
      await anEnrollment(laurel, { pilot }).registered(),
      await anEnrollment(laurel, { pilot }).registered(),
      await anEnrollment(laurel, { pilot }).registered(),
    ];
    await withdraw(seated, { kind: 'person', id: seated.personId, roles: ['candidate'] });
    expect([await stateOf(seated), await stateOf(first), await stateOf(second)]).toEqual([
      'withdrawn',
      'registered',
      'waitlisted',
    ]);
  });

  it('from the waitlist frees no seat', async () => {
    const pilot = await aPilot(laurel).withSeats(1).open();
    const [, first, second] = [
      await anEnrollment(laurel, { pilot }).registered(),
      await anEnrollment(laurel, { pilot }).registered(),
      await anEnrollment(laurel, { pilot }).registered(),
    ];
    await withdraw(first!);
    expect(await stateOf(second!)).toBe('waitlisted');
  });

  it.each(['earned', 'notEarned', 'expired', 'withdrawn'] as const)('is refused when it is %s', async (situation) => {
    const enrollment = await anEnrollment(laurel)[situation]();
    await expect(withdraw(enrollment)).rejects.toMatchObject({ code: 'enrollment.transition' });
  });

  it.each(['registered', 'active', 'paused', 'submitted', 'resubmitting'] as const)(
    'is possible when it is %s',
    async (situation) => {
      const enrollment = await anEnrollment(laurel)[situation]();
      expect(await withdraw(enrollment)).toMatchObject({ state: 'withdrawn', pausedAt: null });
    },
  );

  it('is over for a candidate who was told that every detail is met; an administrator can still do it', async () => {
    const enrollment = await anEnrollment(laurel).submitted();
    const enrollments = laurel.get(EnrollmentRepository);
    await laurel
      .get(Transactor)
      .run(async (tx) => enrollments.recordMet(tx, await enrollments.lock(tx, enrollment.id), laurel.clock.now()));
    const candidate = { kind: 'person' as const, id: enrollment.personId, roles: ['candidate'] };
    const possible = async (viewer: typeof candidate) =>
      (await laurel.get(EnrollmentQueries).detail(viewer, enrollment.id)).possible;
    await expect(withdraw(enrollment, candidate)).rejects.toMatchObject({ code: 'enrollment.met' });
    expect(await possible(candidate)).not.toContain('withdraw');
    expect(await possible(administrator)).toContain('withdraw');
    expect(await withdraw(enrollment)).toMatchObject({ state: 'withdrawn' });
  });

  it('withdrawals, registrations and more seats at once give no seat twice and leave none empty while people wait', async () => {
    const pilot = await aPilot(laurel).withSeats(3).open();
    const seated = [
      await anEnrollment(laurel, { pilot }).active(),
      await anEnrollment(laurel, { pilot }).active(),
      await anEnrollment(laurel, { pilot }).registered(),
    ];
    const waiting = [
      await anEnrollment(laurel, { pilot }).registered(),
      await anEnrollment(laurel, { pilot }).registered(),
    ];
    const newcomers = await Promise.all(Array.from({ length: 4 }, () => aPerson(laurel)));
    await attended(laurel, pilot, ...newcomers);
    await Promise.all([
      ...seated.slice(0, 2).map((each) => withdraw(each)),
      withdraw(waiting[0]!),
      laurel.get(OfferSeats).run({
        actor: administrator,
        pilotId: pilot.id,
        revision: pilot.pilot.revision,
        versionId: pilot.versionId,
        seats: 4,
      }),
      laurel
        .get(StartWork)
        .run({ actor: { kind: 'person', id: seated[2]!.personId, roles: ['candidate'] }, enrollmentId: seated[2]!.id }),
      ...newcomers.map(({ id }) =>
        laurel.get(RegisterForPilot).run({
          actor: { id },
          personId: id,
          pilotId: pilot.id,
          versionId: pilot.versionId,
          acknowledgesWorkload: false,
        }),
      ),
    ]);
    const rows = await laurel.dataSource.query<{ state: string; position: number }[]>(
      'SELECT state, position FROM enrollment WHERE pilot_id = $1 ORDER BY position',
      [pilot.id],
    );
    const holding = rows.filter(({ state }) => state === 'registered' || state === 'active');
    expect(holding).toHaveLength(4);
    const lastSeated = Math.max(...holding.map(({ position }) => position));
    expect(rows.filter(({ state, position }) => state === 'waitlisted' && position < lastSeated)).toEqual([]);
  });
});
