import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aReview, type Laurel, reviewNow, startLaurel } from '#testing';
import { ReleaseReviewsOfPerson } from './release-reviews-of-person.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('the reviews of someone who cannot sign in any more', () => {
  it('go to others while they are open, and stay once they are locked', async () => {
    const open = await aReview(laurel).accepted();
    const locked = await aReview(laurel).locked();
    for (const { reviewerId } of [open, locked, open])
      await laurel.get(ReleaseReviewsOfPerson).run({ personId: reviewerId });
    expect(await reviewNow(laurel, open.id)).toMatchObject({
      state: 'withdrawn',
      endedNote: 'The account was deactivated.',
    });
    expect(await reviewNow(laurel, locked.id)).toMatchObject({ state: 'locked' });
  });
});
