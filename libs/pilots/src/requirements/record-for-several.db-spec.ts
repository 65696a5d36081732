import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RosterQueries } from '#pilots';
import { anEnrollment, aPilot, aSubmissionInReview, type Laurel, startLaurel, theProgram } from '#testing';
import { RecordForSeveral } from './record-for-several.js';
import { WaitingAwardQueries } from './waiting-award.queries.js';

const administrator = { kind: 'person' as const, id: 'an-administrator', roles: ['administrator'] };

describe('badges that wait for requirements', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  /** The candidate was told "met". */
  const met = async (situation: Parameters<typeof aSubmissionInReview>[1] = {}) => {
    const { submission } = await aSubmissionInReview(laurel, situation).released();
    laurel.clock.advance({ minutes: 1 });
    return { id: submission.enrollmentId, personId: submission.candidateId };
  };
  const waiting = async (pilotId: string) =>
    (await laurel.get(WaitingAwardQueries).page(await theProgram(laurel), { pilotId, limit: 10 })).items.map(
      ({ enrollmentId, waitsFor }) => [enrollmentId, waitsFor],
    );

  it('are listed with what each waits for, in pages, until that is recorded', async () => {
    const pilot = await aPilot(laurel).open();
    const [one, other] = [await met({ pilot }), await met({ pilot })];
    await anEnrollment(laurel, { pilot }).submitted();
    expect(await waiting(pilot.id)).toEqual([
      [one.id, ['community', 'feedback']],
      [other.id, ['community', 'feedback']],
    ]);
    const first = await laurel.get(WaitingAwardQueries).page(await theProgram(laurel), { pilotId: pilot.id, limit: 1 });
    const second = await laurel
      .get(WaitingAwardQueries)
      .page(await theProgram(laurel), { pilotId: pilot.id, limit: 1, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ enrollmentId }) => enrollmentId)).toEqual([one.id, other.id]);
    expect(await laurel.get(RosterQueries).standing(pilot.id)).toMatchObject({ awardWaits: 2 });

    expect(
      await laurel.get(RecordForSeveral).run({
        actor: administrator,
        records: [
          { enrollmentId: one.id, kind: 'community' },
          { enrollmentId: one.id, kind: 'feedback' },
          { enrollmentId: other.id, kind: 'community' },
        ],
        note: 'Answered all prompts.',
      }),
    ).toEqual([
      expect.objectContaining({ enrollmentId: one.id, kind: 'community', refusal: null }),
      expect.objectContaining({ enrollmentId: one.id, kind: 'feedback', refusal: null }),
      expect.objectContaining({ enrollmentId: other.id, kind: 'community', refusal: null }),
    ]);
    expect(await waiting(pilot.id)).toEqual([[other.id, ['feedback']]]);
    expect(await laurel.get(RosterQueries).standing(pilot.id)).toMatchObject({ awardWaits: 1 });
    const roster = await laurel.get(RosterQueries).page(pilot.id, { limit: 10 });
    expect(roster.items.map(({ id, awardWaitsFor }) => [id, awardWaitsFor])).toContainEqual([other.id, ['feedback']]);
  });

  it('do not wait where the pilot says so', async () => {
    const pilot = await aPilot(laurel, { requirements: [{ kind: 'community', awardWaits: false }] }).open();
    await met({ pilot });
    expect(await waiting(pilot.id)).toEqual([]);
  });

  it('are recorded for the others when one is refused', async () => {
    const asksNothing = await met({ pilot: await aPilot(laurel, { requirements: [] }).open() });
    const pilot = await aPilot(laurel, { requirements: [{ kind: 'community', awardWaits: true }] }).open();
    const { id } = await met({ pilot });
    const results = await laurel.get(RecordForSeveral).run({
      actor: administrator,
      records: [asksNothing.id, randomUUID(), id].map((enrollmentId) => ({ enrollmentId, kind: 'community' })),
      note: 'Answered all prompts.',
    });
    expect(results.map(({ refusal }) => refusal === null)).toEqual([false, false, true]);
    expect(await waiting(pilot.id)).toEqual([]);
  });

  it('are not recorded by a candidate', async () => {
    const { id, personId } = await met();
    const [result] = await laurel.get(RecordForSeveral).run({
      actor: { kind: 'person', id: personId, roles: ['candidate'] },
      records: [{ enrollmentId: id, kind: 'community' }],
      note: 'I did.',
    });
    expect(result!.refusal).not.toBeNull();
  });
});
