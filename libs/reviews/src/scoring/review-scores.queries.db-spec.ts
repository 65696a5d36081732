import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aPilot,
  aReviewer,
  aSubmissionInReview,
  type Laurel,
  lockedBy,
  type OpenPilot,
  startLaurel,
  type TheirReview,
} from '#testing';
import { ReviewScoresQueries } from './review-scores.queries.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

describe('the scores of the other reviewer', () => {
  const others = ({ reviewerId, id }: TheirReview) => laurel.get(ReviewScoresQueries).ofTheOther(reviewerId, id);
  const blind = { kind: 'forbidden', code: 'review.blind' };

  it('are hidden until both have locked, and then have no name', async () => {
    const { first, second } = await aSubmissionInReview(laurel, { pilot }).accepted();
    await lockedBy(laurel, first, { o1: 'progressing' });
    await expect(others(first)).rejects.toMatchObject(blind);
    await expect(others(second)).rejects.toMatchObject(blind);
    await lockedBy(laurel, second);
    const seen = await others(second);
    expect(seen.map(({ detailId, level }) => [detailId, level])).toEqual([
      ['o1', 'progressing'],
      ['o2a', 'demonstrated'],
      ['o2b', 'demonstrated'],
    ]);
    for (const score of seen)
      expect(Object.keys(score).toSorted()).toEqual(['cited', 'detailId', 'feedback', 'level', 'meets', 'rationale']);
  });

  it('are hidden from the third reviewer, except for the disputed details', async () => {
    const { third } = await aSubmissionInReview(laurel, { pilot }).adjudicated('o2a');
    await expect(others(third)).rejects.toMatchObject(blind);
  });

  it('are hidden from other people', async () => {
    const { first } = await aSubmissionInReview(laurel, { pilot }).decided();
    await expect(others({ ...first, reviewerId: (await aReviewer(laurel)).id })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});
