import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EditPerson, Person } from '#identity';
import {
  anAdministrator,
  aPilot,
  aReview,
  type Laurel,
  type OpenPilot,
  reviewNow,
  startLaurel,
  type TheirReview,
} from '#testing';
import { LockReview } from './lock-review.js';
import { SaveScore } from './save-score.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

const lock = ({ id, reviewerId }: TheirReview) =>
  laurel.get(LockReview).run({ actor: { id: reviewerId }, reviewId: id, summary: '' });

describe('locking a review', () => {
  it('lists everything that is missing: scores, rationales and cited evidence, in the order of the details', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    await laurel.get(SaveScore).run({
      actor: { id: review.reviewerId },
      reviewId: review.id,
      detailId: 'o2a',
      level: 'not_met',
      rationale: '',
      feedback: '',
      cited: [],
      revision: 0,
    });
    await expect(lock(review)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'review.incomplete',
      details: {
        missingParts: [
          { detailId: 'o1', missing: 'score' },
          { detailId: 'o2a', missing: 'rationale' },
          { detailId: 'o2a', missing: 'cited-evidence' },
          { detailId: 'o2b', missing: 'score' },
        ],
      },
    });
    expect((await reviewNow(laurel, review.id)).state).toBe('scoring');
  });

  it('lists a missing score for every detail before anything is scored', async () => {
    const refusal = {
      code: 'review.incomplete',
      details: { missingParts: ['o1', 'o2a', 'o2b'].map((detailId) => ({ detailId, missing: 'score' })) },
    };
    await expect(lock(await aReview(laurel, { pilot }).accepted())).rejects.toMatchObject(refusal);
  });

  it('is refused before it is accepted, naming what is possible', async () => {
    await expect(lock(await aReview(laurel, { pilot }).offered())).rejects.toMatchObject({
      code: 'review.transition',
      details: { state: 'offered', allowed: ['accept', 'decline', 'conflict'] },
    });
  });

  it('cannot win together with a score that would make the review incomplete', async () => {
    for (let round = 0; round < 6; round++) {
      const review = await aReview(laurel, { pilot }).scored();
      const unfinished = {
        actor: { id: review.reviewerId },
        reviewId: review.id,
        detailId: 'o1',
        level: 'not_met',
        rationale: '',
        feedback: '',
        cited: [],
        revision: 1,
      };
      const outcomes = await Promise.allSettled([lock(review), laurel.get(SaveScore).run(unfinished)]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });

  it('is final: a second lock is a conflict', async () => {
    await expect(lock(await aReview(laurel, { pilot }).locked())).rejects.toMatchObject({
      code: 'review.transition',
      details: { state: 'locked' },
    });
  });

  it('checks for a conflict again, ends the review and does not tell its reviewer why', async () => {
    const review = await aReview(laurel, { pilot }).scored();
    const candidate = await laurel.dataSource.manager.findOneByOrFail(Person, { id: review.submission.candidateId });
    const reviewer = await laurel.dataSource.manager.findOneByOrFail(Person, { id: review.reviewerId });
    await laurel.get(EditPerson).run({
      personId: reviewer.id,
      revision: reviewer.revision,
      changes: { district: candidate.district },
      actor: anAdministrator,
    });
    const refusal: Error & { details?: unknown } = await lock(review).then(
      () => new Error('It was locked.'),
      (error: Error) => error,
    );
    expect(refusal).toMatchObject({ kind: 'gone', code: 'review.ended', details: {} });
    expect(refusal.message).not.toMatch(/conflict|district|interest/i);
    expect(await reviewNow(laurel, review.id)).toMatchObject({
      state: 'withdrawn',
      endedBecause: 'conflict',
      endedNote: 'same-district',
    });
  });
});
