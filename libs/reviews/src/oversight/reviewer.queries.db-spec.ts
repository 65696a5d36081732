import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aReviewer, aSubmissionInReview, lockedBy, type Laurel, startLaurel } from '#testing';
import { ReviewerQueries } from './reviewer.queries.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe("a reviewer's page", () => {
  it('shows what is late, and compares locked scores with those of the other reviewer', async () => {
    const reader = await aPerson(laurel, { roles: ['administrator'] });
    const reviewer = await aReviewer(laurel);
    const of = (by = reader) => laurel.get(ReviewerQueries).of(reviewer.id, by);
    expect(await of()).toMatchObject({
      open: [],
      pace: { medianDays: null, sample: 0 },
      compared: { sample: 0, submissions: 0 },
      remindedAt: null,
      mayRemind: false,
    });

    const one = await aSubmissionInReview(laurel, { reviewers: [reviewer] }).accepted();
    laurel.clock.advance({ days: 4 });
    await lockedBy(laurel, one.first, { o1: 'not_met' });
    expect(await of()).toMatchObject({ pace: { medianDays: 4, sample: 1 }, compared: { sample: 0 } });
    await lockedBy(laurel, one.second);
    const { compared } = await of();
    expect(compared).toMatchObject({ submissions: 1, othersMeet: compared.sample });
    expect(compared.sample - compared.meets).toBe(1);
    expect(compared.sample - compared.agreed).toBe(1);

    const both = await aPerson(laurel, { roles: ['administrator', 'reviewer'] });
    const two = await aSubmissionInReview(laurel, { reviewers: [reviewer, both] }).accepted();
    laurel.clock.advance({ days: 15 });
    expect(await of()).toMatchObject({
      open: [{ submissionId: two.submission.id, state: 'accepted', urgency: 'late', waiting: false }],
      mayRemind: true,
    });
    expect(await of(both)).toMatchObject({ open: [], mayRemind: false });
  });
});
