import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aPilot,
  aReview,
  aReviewer,
  aSubmission,
  type Laurel,
  type OpenPilot,
  reviewNow,
  startLaurel,
  type TheirReview,
} from '#testing';
import { QueueQueries } from '../assignment/queue.queries.js';
import { OversightQueries } from '../oversight/oversight.queries.js';
import { ReturnReview } from './return-review.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
  // They have nothing to do, so a free slot is offered to them first.
  for (let count = 0; count < 2; count++) await aReviewer(laurel);
});
afterAll(() => laurel.stop());

const returnReview = ({ id, reviewerId }: TheirReview, part: { reason?: string; conflict?: boolean } = {}) =>
  laurel
    .get(ReturnReview)
    .run({ actor: { id: reviewerId }, reviewId: id, reason: 'Away until June', conflict: false, ...part });

describe('returning a review', () => {
  it('declines an offer and withdraws from a review in progress, with the reason for administrators', async () => {
    const [offered, accepted] = [await aReview(laurel, { pilot }).offered(), await aReview(laurel, { pilot }).scored()];
    await returnReview(offered);
    await returnReview(accepted, { reason: 'Ill' });
    expect(await reviewNow(laurel, offered.id)).toMatchObject({
      state: 'declined',
      endedBecause: 'declined',
      endedNote: 'Away until June',
    });
    expect(await reviewNow(laurel, accepted.id)).toMatchObject({
      state: 'withdrawn',
      endedBecause: 'withdrawn',
      endedNote: 'Ill',
    });
    const { items } = await laurel.get(QueueQueries).page(accepted.reviewerId, { limit: 10 });
    expect(items).toEqual([]);
  });

  it('for a conflict: the reviewer never gets a submission of this candidate again', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    await returnReview(review, { conflict: true, reason: 'I recognize this school' });
    expect(await reviewNow(laurel, review.id)).toMatchObject({ state: 'withdrawn', endedBecause: 'recused' });
    const other = await aSubmission(laurel, {
      pilot: await aPilot(laurel).open(),
      person: { id: review.submission.candidateId },
    }).sealed();
    const listed = await laurel.get(OversightQueries).eligibleFor(other.id);
    expect(listed.find(({ reviewer }) => reviewer.id === review.reviewerId)).toMatchObject({
      eligible: false,
      conflicts: ['declared'],
    });
  });

  it('is possible after the lock only for a conflict', async () => {
    const review = await aReview(laurel, { pilot }).locked();
    await expect(returnReview(review)).rejects.toMatchObject({
      code: 'review.transition',
      details: { state: 'locked', allowed: ['void'] },
    });
    await returnReview(review, { conflict: true });
    expect(await reviewNow(laurel, review.id)).toMatchObject({ state: 'voided', endedBecause: 'recused' });
  });
});
