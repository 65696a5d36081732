import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPilot, aReview, type Laurel, type OpenPilot, reviewNow, startLaurel } from '#testing';
import { AcceptReview } from './accept-review.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

describe('accepting a review', () => {
  it('is possible once', async () => {
    const { id, reviewerId } = await aReview(laurel, { pilot }).accepted();
    await expect(laurel.get(AcceptReview).run({ actor: { id: reviewerId }, reviewId: id })).rejects.toMatchObject({
      code: 'review.transition',
      details: { state: 'accepted' },
    });
  });

  it('gives the review to its reviewer until the end of the grace after the due day', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    const { dueAt, leaseUntil } = await reviewNow(laurel, review.id);
    expect(leaseUntil.getTime() - dueAt.getTime()).toBe(3 * 86_400_000);
  });
});
