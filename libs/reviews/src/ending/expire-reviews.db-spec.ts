import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { aPilot, aReview, type Laurel, type OpenPilot, reviewNow, startLaurel, successorOf } from '#testing';
import { ExpireReviews } from './expire-reviews.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

describe('a review that is not accepted or not locked in time', () => {
  it('goes to another reviewer: an offer ends as declined, a review in progress as expired', async () => {
    const offered = await aReview(laurel, { pilot }).offered();
    const accepted = await aReview(laurel, { pilot }).scored();
    laurel.clock.set((await reviewNow(laurel, accepted.id)).leaseUntil);
    while ((await laurel.get(ExpireReviews).run()) > 0);
    expect(await reviewNow(laurel, offered.id)).toMatchObject({ state: 'declined', endedBecause: 'unanswered' });
    expect(await reviewNow(laurel, accepted.id)).toMatchObject({ state: 'expired', endedBecause: 'expired' });
    expect((await successorOf(laurel, accepted)).reviewerId).not.toBe(accepted.reviewerId);
  });

  it('stays with its reviewer until that instant', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    laurel.clock.set(new Date((await reviewNow(laurel, review.id)).leaseUntil.getTime() - 1));
    while ((await laurel.get(ExpireReviews).run()) > 0);
    expect((await reviewNow(laurel, review.id)).state).toBe('accepted');
  });

  it('ends once when four workers sweep at the same time', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    laurel.clock.set((await reviewNow(laurel, review.id)).leaseUntil);
    const sweepUp = async () => {
      while ((await laurel.get(ExpireReviews).run()) > 0);
    };
    await Promise.all(Array.from({ length: 4 }, sweepUp));
    expect(await laurel.dataSource.manager.countBy(EventRecord, { type: 'review.expired', subjectId: review.id })).toBe(
      1,
    );
  });

  it('does not expire once it is locked', async () => {
    const review = await aReview(laurel, { pilot }).locked();
    laurel.clock.advance({ days: 60 });
    while ((await laurel.get(ExpireReviews).run()) > 0);
    expect((await reviewNow(laurel, review.id)).state).toBe('locked');
  });
});
