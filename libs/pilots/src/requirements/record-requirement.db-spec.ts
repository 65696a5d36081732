import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { GiveFeedback, RecordRequirement, requirementsOutstanding } from '#pilots';
import { anEnrollment, aPilot, type Laurel, startLaurel } from '#testing';

const administrator = { kind: 'person' as const, id: 'an-administrator', roles: ['administrator'] };

describe('a requirement of a pilot', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const outstanding = (id: string) => requirementsOutstanding(laurel.dataSource.manager, id);
  const record = (id: string) =>
    laurel.get(RecordRequirement).run({ actor: administrator, enrollmentId: id, kind: 'community', note: '' });

  it('holds back the award until all requirements are met', async () => {
    const { id, personId } = await anEnrollment(laurel).active();
    expect(await outstanding(id)).toEqual(['community', 'feedback']);
    await record(id);
    expect(await outstanding(id)).toEqual(['feedback']);
    await laurel.get(GiveFeedback).run({
      actor: { kind: 'person', id: personId, roles: ['candidate'] },
      enrollmentId: id,
      rigor: 4,
      clarity: 4,
      text: '',
    });
    expect(await outstanding(id)).toEqual([]);
  });

  it('does not hold back the award if the pilot does not wait for it', async () => {
    const pilot = await aPilot(laurel, { requirements: [{ kind: 'community', awardWaits: false }] }).open();
    const { id } = await anEnrollment(laurel, { pilot }).active();
    expect(await outstanding(id)).toEqual([]);
  });

  it('is recorded once, even if it is sent several times at once', async () => {
    const { id } = await anEnrollment(laurel).active();
    await Promise.all(Array.from({ length: 5 }, () => record(id)));
    expect(
      await laurel.dataSource.manager.findBy(EventRecord, { subjectId: id, type: 'enrollment.requirement-met' }),
    ).toMatchObject([{ actorId: administrator.id, payload: { requirement: 'community' } }]);
  });
});
