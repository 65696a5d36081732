import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instantAt } from '#kernel';
import { type Enrollment, EnrollmentQueries, ExtendEnrollment, PauseEnrollment, ResumeEnrollment } from '#pilots';
import { anEnrollment, type Laurel, startLaurel } from '#testing';

const chicago = 'America/Chicago';
const administrator = { kind: 'person' as const, id: 'an-administrator', roles: ['administrator'] };

describe('resuming an enrollment', () => {
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

  it('keeps the days left, even across a clock change and an extension', async () => {
    const enrollment = await anEnrollment(laurel).active();
    laurel.clock.set(instantAt('2026-10-30', '16:00', chicago));
    await laurel
      .get(PauseEnrollment)
      .run({ actor: administrator, enrollmentId: enrollment.id, reason: 'Family leave' });
    expect(await explain(enrollment)).toMatchObject({ daysLeft: 8, pausedAt: laurel.clock.now() });
    laurel.clock.set(instantAt('2026-11-04', '08:00', chicago));
    expect(await explain(enrollment)).toMatchObject({ daysLeft: 8 });
    await extend(enrollment, '2026-11-09');
    const resumed = await laurel
      .get(ResumeEnrollment)
      .run({ actor: administrator, enrollmentId: enrollment.id, reason: 'Back at work' });
    expect(resumed).toMatchObject({ state: 'active', pausedAt: null, closesAt: new Date('2026-11-15T06:00:00Z') });
    expect(await explain(enrollment)).toMatchObject({
      closesAt: resumed.closesAt,
      lastDay: '2026-11-14',
      daysLeft: 10,
      extendedByDays: 2,
      pausedByDays: 5,
      pauses: [{ days: 5, reason: 'Back at work', from: instantAt('2026-10-30', '16:00', chicago) }],
    });
  });
});
