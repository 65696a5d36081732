import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instantAt } from '#kernel';
import { type Enrollment, EnrollmentHistory, ExtendSeveral, ExtensionPreviewQueries } from '#pilots';
import { anEnrollment, type Laurel, startLaurel } from '#testing';

const chicago = 'America/Chicago';
const administrator = { kind: 'person' as const, id: 'an-administrator', roles: ['administrator'] };

describe('extending several enrollments', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());
  beforeEach(() => laurel.clock.set(instantAt('2026-07-10', '09:00', chicago)));

  const preview = (enrollments: Enrollment[], to: { days: number } | { closesOn: string }) =>
    laurel.get(ExtensionPreviewQueries).of({ enrollmentIds: enrollments.map(({ id }) => id), to });
  const extend = (extensions: { enrollmentId: string; closesOn: string }[], actor = administrator) =>
    laurel.get(ExtendSeveral).run({ actor, extensions, reason: 'Storm' });

  it('is previewed with the new last day of each, and gives each that day', async () => {
    const one = await anEnrollment(laurel).active();
    laurel.clock.advance({ days: 3 });
    const later = await anEnrollment(laurel).active();
    const rows = await preview([one, later], { days: 7 });
    expect(rows).toMatchObject([
      { enrollmentId: one.id, lastDay: '2026-11-07', newLastDay: '2026-11-14', daysLeft: 124, refusal: null },
      { enrollmentId: later.id, lastDay: '2026-11-10', newLastDay: '2026-11-17', daysLeft: 127, refusal: null },
    ]);
    expect(
      await extend(rows.map(({ enrollmentId, newLastDay }) => ({ enrollmentId, closesOn: newLastDay! }))),
    ).toMatchObject([
      { closesAt: new Date('2026-11-15T06:00:00Z'), refusal: null },
      { closesAt: new Date('2026-11-18T06:00:00Z'), refusal: null },
    ]);
    for (const { id } of [one, later])
      expect(
        await laurel.dataSource.manager.findOneBy(EnrollmentHistory, { enrollmentId: id, command: 'extend' }),
      ).toMatchObject({ actorId: administrator.id, reason: 'Storm', days: 7 });
  });

  it('says which cannot be extended, and extends the others', async () => {
    const [active, submitted, registered] = [
      await anEnrollment(laurel).active(),
      await anEnrollment(laurel).submitted(),
      await anEnrollment(laurel).registered(),
    ];
    expect(await preview([active, submitted, registered], { closesOn: '2026-11-30' })).toMatchObject([
      { newLastDay: '2026-11-30', refusal: null },
      { newLastDay: null, refusal: 'There is no deadline to extend now.' },
      { newLastDay: null, lastDay: null, refusal: 'There is no deadline to extend now.' },
    ]);
    expect(await preview([active], { closesOn: '2026-11-07' })).toMatchObject([
      { newLastDay: null, refusal: 'Choose 2026-11-08 or a later day.' },
    ]);
    const results = await extend(
      [submitted, active].map(({ id: enrollmentId }) => ({ enrollmentId, closesOn: '2026-11-30' })),
    );
    expect(results).toMatchObject([
      { closesAt: null, refusal: 'There is no deadline to extend now.' },
      { closesAt: new Date('2026-12-01T06:00:00Z'), refusal: null },
    ]);
  });

  it('sent twice, moves the close once', async () => {
    const { id: enrollmentId } = await anEnrollment(laurel).active();
    await extend([{ enrollmentId, closesOn: '2026-11-30' }]);
    expect(await extend([{ enrollmentId, closesOn: '2026-11-30' }])).toMatchObject([
      { closesAt: null, refusal: 'Choose 2026-12-01 or a later day.' },
    ]);
  });

  it('is nothing for a candidate', async () => {
    const { id: enrollmentId } = await anEnrollment(laurel).active();
    expect(
      await extend([{ enrollmentId, closesOn: '2026-11-30' }], { kind: 'person', id: 'someone', roles: ['candidate'] }),
    ).toMatchObject([{ closesAt: null, refusal: expect.stringMatching(/^There is no such enrollment/) }]);
  });
});
