import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anAdministrator,
  aPilot,
  aReview,
  aSubmissionInReview,
  type Laurel,
  lockedBy,
  type OpenPilot,
  reviewNow,
  startLaurel,
  submissionNow,
  successorOf,
  type TheirReview,
} from '#testing';
import { AcceptReview } from '../assignment/accept-review.js';
import { VoidReview } from './void-review.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

const voidIt = ({ id }: TheirReview) =>
  laurel.get(VoidReview).run({ actor: anAdministrator, reviewId: id, reason: 'Scored from the wrong rubric' });

describe('voiding a review', () => {
  it.each([
    ['offered', 'declined'],
    ['accepted', 'withdrawn'],
    ['scored', 'withdrawn'],
    ['locked', 'voided'],
  ] as const)('that is %s makes it %s and keeps the reason', async (situation, state) => {
    const review = await aReview(laurel, { pilot })[situation]();
    await voidIt(review);
    expect(await reviewNow(laurel, review.id)).toMatchObject({
      state,
      endedBecause: 'voided',
      endedNote: 'Scored from the wrong rubric',
    });
    await expect(voidIt(review)).rejects.toMatchObject({ kind: 'conflict', code: 'review.transition' });
  });

  it('is refused once the submission is decided', async () => {
    const { first } = await aSubmissionInReview(laurel, { pilot }).decided();
    await expect(voidIt(first)).rejects.toMatchObject({ kind: 'conflict', code: 'review.decided' });
  });

  it('ends the adjudication that depended on it, and the new pair is compared', async () => {
    const { submission, first, third } = await aSubmissionInReview(laurel, { pilot }).adjudicated('o2a');
    await voidIt(first);
    expect(await reviewNow(laurel, third.id)).toMatchObject({ state: 'withdrawn', endedBecause: 'superseded' });
    expect((await submissionNow(laurel, submission.id)).state).toBe('adjudicating');
    const successor = await successorOf(laurel, first);
    await laurel.get(AcceptReview).run({ actor: { id: successor.reviewerId }, reviewId: successor.id });
    await lockedBy(laurel, successor);
    expect((await submissionNow(laurel, submission.id)).state).toBe('decided');
  });
});
