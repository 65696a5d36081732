import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { instantAt } from '#kernel';
import {
  type Enrollment,
  EnrollmentHistory,
  EnrollmentQueries,
  ExpireEnrollment,
  ExtendEnrollment,
  PauseEnrollment,
} from '#pilots';
import { anEnrollment, aPilot, attended, type Laurel, startLaurel } from '#testing';

const chicago = 'America/Chicago';
const administrator = { kind: 'person' as const, id: 'an-administrator', roles: ['administrator'] };

describe('moving the close', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());
  beforeEach(() => laurel.clock.set(instantAt('2026-07-10', '09:00', chicago)));

  const extend = ({ id }: Enrollment, closesOn: string) =>
    laurel.get(ExtendEnrollment).run({ actor: administrator, enrollmentId: id, closesOn, reason: 'Storm' });
  const explain = async ({ id }: Enrollment) =>
    (await laurel.get(EnrollmentQueries).detail(administrator, id)).deadline!;

  it('an extension has a reason and an actor, and the explanation gives the stored close', async () => {
    const enrollment = await anEnrollment(laurel).active();
    const extended = await extend(enrollment, '2026-11-21');
    expect(extended).toMatchObject({ state: 'active', closesAt: new Date('2026-11-22T06:00:00Z') });
    expect(await explain(enrollment)).toMatchObject({
      closesAt: extended.closesAt,
      extendedByDays: 14,
      extensions: [{ days: 14, reason: 'Storm', closesBefore: enrollment.closesAt }],
    });
    expect(
      await laurel.dataSource.manager.findOneBy(EnrollmentHistory, { enrollmentId: enrollment.id, command: 'extend' }),
    ).toMatchObject({
      fromState: 'active',
      toState: 'active',
      actorId: administrator.id,
      reason: 'Storm',
      days: 14,
    });
    expect(
      await laurel.dataSource.manager.findOneBy(EventRecord, { subjectId: enrollment.id, type: 'enrollment.extended' }),
    ).toMatchObject({
      payload: { closesAt: '2026-11-22T06:00:00.000Z', closeMovedByDays: 14, reason: 'Storm' },
    });
  });

  it.each([['2026-11-07'], ['2026-11-01']])(
    'never goes earlier: %s is refused with the first possible day',
    async (closesOn) => {
      const enrollment = await anEnrollment(laurel).active();
      await expect(extend(enrollment, closesOn)).rejects.toMatchObject({
        kind: 'invalid',
        code: 'enrollment.extension-too-short',
        details: { errors: [{ pointer: '/closesOn', detail: 'Choose 2026-11-08 or a later day.' }] },
      });
    },
  );

  it('an extension makes an expired enrollment active again, to a day that is not over', async () => {
    const enrollment = await anEnrollment(laurel).expired();
    laurel.clock.advance({ days: 10 });
    await expect(extend(enrollment, '2026-11-17')).rejects.toMatchObject({
      details: { errors: [{ detail: 'Choose 2026-11-18 or a later day.' }] },
    });
    expect(await extend(enrollment, '2026-11-18')).toMatchObject({
      state: 'active',
      closesAt: new Date('2026-11-19T06:00:00Z'),
    });
    expect(await explain(enrollment)).toMatchObject({ lastDay: '2026-11-18', daysLeft: 0 });
  });

  it('an expired enrollment gets a seat again even if its seat was given away', async () => {
    const pilot = await aPilot(laurel).withSeats(1).open();
    const expired = await anEnrollment(laurel, { pilot }).active();
    const waiting = await anEnrollment(laurel, { pilot }).registered();
    laurel.clock.set(expired.closesAt!);
    await laurel
      .get(ExpireEnrollment)
      .run({ actor: administrator, enrollmentId: expired.id, reason: 'The close has passed' });
    expect(await laurel.dataSource.query('SELECT state FROM enrollment WHERE id = $1', [waiting.id])).toEqual([
      { state: 'registered' },
    ]);
    expect(await extend(expired, '2026-12-01')).toMatchObject({ state: 'active' });
  });

  it('is refused for an expired enrollment whose candidate has registered again', async () => {
    const pilot = await aPilot(laurel).open();
    const expired = await anEnrollment(laurel, { pilot }).expired();
    const next = await aPilot(laurel, { versions: [{ id: pilot.versionId }] }).open();
    await attended(laurel, next, { id: expired.personId });
    await anEnrollment(laurel, { pilot: next, person: { id: expired.personId } }).registered();
    await expect(extend(expired, '2026-12-01')).rejects.toMatchObject({ code: 'enrollment.already-enrolled' });
  });

  it.each(['registered', 'submitted', 'earned', 'withdrawn'] as const)(
    'is refused for an enrollment that is %s',
    async (state) => {
      const enrollment = await anEnrollment(laurel)[state]();
      await expect(extend(enrollment, '2027-01-01')).rejects.toMatchObject({
        code: 'enrollment.transition',
        details: { state },
      });
    },
  );

  it.each([
    ['another candidate', { kind: 'person' as const, id: 'someone', roles: ['candidate'] }],
    ['a coach', { kind: 'person' as const, id: 'someone', roles: ['coach'] }],
    ['a client', { kind: 'client' as const, id: 'eln', scopes: ['enrollments:read'] }],
  ])('is refused for %s', async (_, viewer) => {
    const { id } = await anEnrollment(laurel).active();
    await expect(
      laurel.get(ExtendEnrollment).run({ actor: viewer, enrollmentId: id, closesOn: '2027-01-01', reason: 'No' }),
    ).rejects.toMatchObject({ code: 'enrollment.not-found' });
    await expect(
      laurel.get(PauseEnrollment).run({ actor: viewer, enrollmentId: id, reason: 'No' }),
    ).rejects.toMatchObject({
      code: 'enrollment.not-found',
    });
  });
});
