import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { instantAt } from '#kernel';
import { EditPilot, type Enrollment, EnrollmentQueries, EnrollmentRepository, type Pilot } from '#pilots';
import { anEnrollment, aPilot, type Laurel, settingsOf, startLaurel } from '#testing';

const chicago = 'America/Chicago';
const administrator = { kind: 'person' as const, id: 'an-administrator', roles: ['administrator'] };

describe('editing a pilot', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());
  beforeEach(() => laurel.clock.set(instantAt('2020-06-01', '09:00', chicago)));

  const edit = (pilot: Pilot, changes: Partial<Pilot>) =>
    laurel.get(EditPilot).run({
      actor: administrator,
      pilotId: pilot.id,
      revision: pilot.revision,
      settings: { ...settingsOf(pilot), ...changes },
    });
  const now = ({ id }: Enrollment) => laurel.get(EnrollmentRepository).find(laurel.dataSource.manager, id);

  it('a later closing day extends enrollments that it cut short, up to their window, and tells the people', async () => {
    const pilot = await aPilot(laurel, { closesOn: '2020-09-01' }).open();
    const enrollment = await anEnrollment(laurel, { pilot }).active();
    await edit(pilot.pilot, { closesOn: '2020-09-15' });
    expect(await now(enrollment)).toMatchObject({
      closesAt: new Date('2020-09-16T05:00:00Z'),
      closingDay: '2020-09-15',
    });
    const { deadline } = await laurel.get(EnrollmentQueries).detail(administrator, enrollment.id);
    expect(deadline).toMatchObject({
      closesAt: new Date('2020-09-16T05:00:00Z'),
      decidedBy: 'closing-day',
      pilotClosesOn: '2020-09-15',
      extendedByDays: 0,
    });
    expect(
      await laurel.dataSource.manager.findOneBy(EventRecord, { subjectId: enrollment.id, type: 'enrollment.extended' }),
    ).toMatchObject({
      payload: { closeMovedByDays: 14, reason: 'The closing day of the pilot moved.' },
    });
  });

  it('a close never moves earlier after work has started; a later start has the new day', async () => {
    const pilot = await aPilot(laurel, { closesOn: '2020-09-01' }).open();
    const started = await anEnrollment(laurel, { pilot }).active();
    await edit(pilot.pilot, { closesOn: '2020-07-01', windowDays: 10 });
    const later = await anEnrollment(laurel, { pilot }).active();
    expect((await now(started)).closesAt).toEqual(started.closesAt);
    expect(later).toMatchObject({ windowDays: 10, closesAt: new Date('2020-06-12T05:00:00Z') });
  });

  it('keeps its zone once anyone has registered', async () => {
    const pilot = await aPilot(laurel).open();
    const moved = await edit(pilot.pilot, { zone: 'America/Denver' });
    await anEnrollment(laurel, { pilot }).registered();
    await expect(edit(moved, { zone: 'America/Chicago' })).rejects.toMatchObject({
      code: 'pilot.zone-fixed',
      details: { errors: [{ pointer: '/zone' }] },
    });
  });

  it('by two administrators at once tells one of them that it has changed', async () => {
    const { pilot } = await aPilot(laurel).open();
    const edits = await Promise.allSettled([edit(pilot, { title: 'A' }), edit(pilot, { title: 'B' })]);
    expect(edits.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(edits.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { kind: 'stale', code: 'pilot.stale' },
    });
  });

  it('records what changed', async () => {
    const { pilot } = await aPilot(laurel).open();
    await edit(pilot, { title: 'Renamed', atRiskDays: 7 });
    expect(
      await laurel.dataSource.manager.findOneBy(EventRecord, { subjectId: pilot.id, type: 'pilot.edited' }),
    ).toMatchObject({
      payload: { before: { title: pilot.title, atRiskDays: 14 }, after: { title: 'Renamed', atRiskDays: 7 } },
    });
  });
});
