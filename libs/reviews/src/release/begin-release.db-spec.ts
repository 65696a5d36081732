import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Task } from '#database';
import { aPerson, aPilot, aSubmissionInReview, type Laurel, startLaurel } from '#testing';
import { BeginRelease } from './begin-release.js';
import { ReleaseQueries } from './release.queries.js';

describe('beginning the release of many decisions', () => {
  let laurel: Laurel;
  let administrator: { id: string };
  beforeAll(async () => {
    laurel = await startLaurel();
    administrator = await aPerson(laurel, { roles: ['administrator'] });
  });
  afterAll(() => laurel.stop());

  it('adds a task for each waiting decision of the pilot, and releases none itself', async () => {
    const [pilot, other] = [await aPilot(laurel).open(), await aPilot(laurel).open()];
    const { submission: met } = await aSubmissionInReview(laurel, { pilot }).decided();
    const { submission: unmet } = await aSubmissionInReview(laurel, { pilot }).decided({ o1: 'not_met' });
    await aSubmissionInReview(laurel, { pilot }).released();
    await aSubmissionInReview(laurel, { pilot: other }).decided();

    expect(await laurel.get(ReleaseQueries).outlook(administrator, pilot.id)).toEqual({ met: 1, notYetMet: 1 });
    const { id } = await laurel.get(BeginRelease).run({ actor: administrator, pilotId: pilot.id });

    const tasks = await laurel.dataSource.manager.findBy(Task, { name: 'decision.release' });
    expect(tasks.map(({ payload }) => payload.submissionId).toSorted()).toEqual([met.id, unmet.id].toSorted());
    for (const task of tasks)
      expect(task).toMatchObject({ actorId: administrator.id, payload: expect.objectContaining({ releaseId: id }) });
    expect(await laurel.get(ReleaseQueries).byId(id)).toMatchObject({ total: 2, waiting: 2, released: 0, refused: 0 });
  });

  it('takes only the decisions that are named', async () => {
    const { submission: named } = await aSubmissionInReview(laurel).decided();
    await aSubmissionInReview(laurel).decided();
    const { id } = await laurel
      .get(BeginRelease)
      .run({ actor: administrator, pilotId: null, submissionIds: [named.id] });
    const tasks = await laurel.dataSource.manager.findBy(Task, { name: 'decision.release' });
    expect(tasks.filter(({ payload }) => payload.releaseId === id).map(({ payload }) => payload.submissionId)).toEqual([
      named.id,
    ]);
  });

  it('leaves out what the actor reviewed', async () => {
    const pilot = await aPilot(laurel).open();
    const { first } = await aSubmissionInReview(laurel, { pilot }).decided();
    const reviewer = { id: first.reviewerId };
    expect(await laurel.get(ReleaseQueries).outlook(reviewer, pilot.id)).toEqual({ met: 0, notYetMet: 0 });
    await expect(laurel.get(BeginRelease).run({ actor: reviewer, pilotId: pilot.id })).rejects.toMatchObject({
      code: 'release.nothing-waits',
    });
  });

  it('is refused when no decision waits', async () => {
    const { id: pilotId } = await aPilot(laurel).open();
    await expect(laurel.get(BeginRelease).run({ actor: administrator, pilotId })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'release.nothing-waits',
    });
  });
});
