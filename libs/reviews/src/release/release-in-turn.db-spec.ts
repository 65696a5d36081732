import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aPilot, aSubmissionInReview, type Laurel, startLaurel, submissionNow } from '#testing';
import { BeginRelease } from './begin-release.js';
import { DecisionQueries } from './decision.queries.js';
import { ReleaseInTurn } from './release-in-turn.js';
import { ReleaseQueries } from './release.queries.js';

describe('the release of one decision of many', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  /** A decision whose release an administrator has begun. */
  const begun = async () => {
    const pilot = await aPilot(laurel).open();
    const { submission } = await aSubmissionInReview(laurel, { pilot }).decided();
    const actor = await aPerson(laurel, { roles: ['administrator'] });
    const { id: releaseId } = await laurel.get(BeginRelease).run({ actor, pilotId: pilot.id });
    const { id: decisionId } = await laurel.get(DecisionQueries).of({ id: randomUUID() }, submission.id);
    return { submission, releaseId, task: { actor, releaseId, decisionId, submissionId: submission.id } };
  };

  it('changes nothing when it is done twice', async () => {
    const { submission, releaseId, task } = await begun();
    for (let time = 0; time < 2; time++) await laurel.get(ReleaseInTurn).run(task);
    expect((await submissionNow(laurel, submission.id)).state).toBe('released');
    expect(await laurel.get(ReleaseQueries).byId(releaseId)).toMatchObject({ released: 1, waiting: 0, refused: 0 });
  });

  it('keeps the reason when the candidate has withdrawn', async () => {
    const { submission, releaseId, task } = await begun();
    await laurel.dataSource.query(`UPDATE enrollment SET state = 'withdrawn' WHERE id = $1`, [submission.enrollmentId]);
    await laurel.get(ReleaseInTurn).run(task);
    expect(await laurel.get(ReleaseQueries).byId(releaseId)).toMatchObject({
      released: 0,
      waiting: 0,
      refused: 1,
      refusals: [{ submissionId: submission.id, reason: expect.stringContaining('withdrawn') }],
    });
  });
});
