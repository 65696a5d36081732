import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GiveFeedback } from '#pilots';
import { anEnrollment, aPilot, type Laurel, startLaurel } from '#testing';

describe('giving feedback', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('is possible only after work has started', async () => {
    const { id, personId } = await anEnrollment(laurel).registered();
    const viewer = { kind: 'person' as const, id: personId, roles: ['candidate'] };
    await expect(
      laurel.get(GiveFeedback).run({ actor: viewer, enrollmentId: id, rigor: 4, clarity: 4, text: '' }),
    ).rejects.toMatchObject({ code: 'feedback.not-started' });
  });

  it('is kept even if the pilot does not ask for it', async () => {
    const pilot = await aPilot(laurel, { requirements: [] }).open();
    const { id, personId } = await anEnrollment(laurel, { pilot }).active();
    await laurel.get(GiveFeedback).run({
      actor: { kind: 'person', id: personId, roles: ['candidate'] },
      enrollmentId: id,
      rigor: 2,
      clarity: 1,
      text: 'Too vague',
    });
    expect(
      await laurel.dataSource.query('SELECT rigor, clarity, text FROM rigor_feedback WHERE enrollment_id = $1', [id]),
    ).toEqual([{ rigor: 2, clarity: 1, text: 'Too vague' }]);
    expect(
      await laurel.dataSource.query('SELECT 1 FROM enrollment_requirement WHERE enrollment_id = $1', [id]),
    ).toEqual([]);
  });
});
