import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instantAt } from '#kernel';
import { EnrollmentQueries, StartWork, type Viewer } from '#pilots';
import { anEnrollment, aPerson, aPilot, type Laurel, startLaurel } from '#testing';

const chicago = 'America/Chicago';
const asCandidate = (personId: string): Viewer => ({ kind: 'person', id: personId, roles: ['candidate'] });

describe('starting work', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('a start on 2020-05-04 or 05-05 in the 2020 pilot', async () => {
    laurel.clock.set(instantAt('2020-05-04', '09:00', chicago));
    const pilot = await aPilot(laurel, { closesOn: '2020-09-01' }).open();
    const first = await anEnrollment(laurel, { pilot }).active();
    laurel.clock.set(instantAt('2020-05-05', '09:00', chicago));
    const second = await anEnrollment(laurel, { pilot }).active();
    expect([first.closesAt, second.closesAt].map((closesAt) => closesAt!.toISOString())).toEqual([
      '2020-09-02T05:00:00.000Z',
      '2020-09-02T05:00:00.000Z',
    ]);
    const explained = await laurel.get(EnrollmentQueries).detail(asCandidate(second.personId), second.id);
    expect(explained.deadline).toMatchObject({
      windowEndsOn: '2020-09-02',
      pilotClosesOn: '2020-09-01',
      decidedBy: 'closing-day',
      lastDay: '2020-09-01',
      zone: chicago,
      daysLeft: 119,
    });
  });

  it('120 days across a clock change: start 2026-07-10', async () => {
    laurel.clock.set(instantAt('2026-07-10', '09:00', chicago));
    const { closesAt } = await anEnrollment(laurel).active();
    expect(closesAt!.toISOString()).toBe('2026-11-08T06:00:00.000Z');
  });

  it('is refused after the closing day, and changes nothing', async () => {
    laurel.clock.set(instantAt('2020-08-31', '09:00', chicago));
    const pilot = await aPilot(laurel, { closesOn: '2020-09-01' }).open();
    const { id, personId } = await anEnrollment(laurel, { pilot }).registered();
    laurel.clock.set('2020-09-02T05:00:00Z');
    await expect(laurel.get(StartWork).run({ actor: asCandidate(personId), enrollmentId: id })).rejects.toMatchObject({
      code: 'pilot.over',
      details: { closesOn: '2020-09-01' },
    });
    expect(await laurel.dataSource.query('SELECT state, started_at FROM enrollment WHERE id = $1', [id])).toEqual([
      { state: 'registered', started_at: null },
    ]);
  });

  it('is only for the candidate', async () => {
    const { id } = await anEnrollment(laurel).registered();
    const other = await aPerson(laurel);
    const administrator: Viewer = { kind: 'person', id: other.id, roles: ['administrator'] };
    for (const viewer of [asCandidate(other.id), administrator])
      await expect(laurel.get(StartWork).run({ actor: viewer, enrollmentId: id })).rejects.toMatchObject({
        code: 'enrollment.not-found',
      });
  });

  it('is refused without a seat', async () => {
    const pilot = await aPilot(laurel).withSeats(0).open();
    const { id, personId, state } = await anEnrollment(laurel, { pilot }).registered();
    expect(state).toBe('waitlisted');
    await expect(laurel.get(StartWork).run({ actor: asCandidate(personId), enrollmentId: id })).rejects.toMatchObject({
      code: 'enrollment.transition',
      details: { allowed: ['admit', 'withdraw'] },
    });
  });
});
