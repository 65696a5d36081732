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

describe('an administrator voids a review', () => {
  it.each([
    ['offered', 'declined'],
    ['accepted', 'withdrawn'],
    ['scored', 'withdrawn'],
    ['locked', 'voided'],
  ] as const)('that is %s: it is %s, with the reason kept', async (situation, state) => {
    const review = await aReview(laurel, { pilot })[situation]();
    await voidIt(review);
    expect(await reviewNow(laurel, review.id)).toMatchObject({
      state,
      endedBecause: 'voided',
      endedNote: 'Scored from the wrong rubric',
    });
    await expect(voidIt(review)).rejects.toMatchObject({ kind: 'conflict', code: 'review.transition' });
  });

  it('never once the submission is decided on it', async () => {
    const { first } = await aSubmissionInReview(laurel, { pilot }).decided();
    await expect(voidIt(first)).rejects.toMatchObject({ kind: 'conflict', code: 'review.decided' });
  });

  it('and the adjudication that hung on it is void too; the new pair is compared afresh', async () => {
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
