import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { RecallSubmission, ReturnIncomplete } from '#submissions';
import {
  anAdministrator,
  aPilot,
  aReview,
  asCandidate,
  type Laurel,
  lockedBy,
  type OpenPilot,
  reviewNow,
  startLaurel,
  type TheirReview,
} from '#testing';
import { ReturnReview } from '../ending/return-review.js';
import { VoidReview } from '../ending/void-review.js';
import { WithdrawRecalledReviews } from '../ending/withdraw-recalled-reviews.js';
import { ProblemQueries } from './problem.queries.js';
import { ReportProblem } from './report-problem.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
beforeEach(() => laurel.clock.set('2026-03-02T15:00:00Z'));
afterAll(() => laurel.stop());

const endings: [string, (review: TheirReview) => Promise<unknown>][] = [
  ['locks', (review) => lockedBy(laurel, review)],
  [
    'is returned by its reviewer',
    ({ id, reviewerId }) =>
      laurel.get(ReturnReview).run({ actor: { id: reviewerId }, reviewId: id, reason: 'Away', conflict: false }),
  ],
  [
    'is voided',
    ({ id }) => laurel.get(VoidReview).run({ actor: anAdministrator, reviewId: id, reason: 'The wrong rubric' }),
  ],
  [
    'ends because the candidate recalls the submission',
    async ({ submission: { id: submissionId, candidateId } }) => {
      await laurel.get(RecallSubmission).run({ actor: asCandidate(candidateId), submissionId });
      await laurel.get(WithdrawRecalledReviews).run({ submissionId });
    },
  ],
  [
    'ends because an administrator returns the submission',
    async ({ submission: { id: submissionId } }) => {
      await laurel.get(ReturnIncomplete).run({ actor: anAdministrator, submissionId, reason: 'A file is empty' });
      await laurel.get(WithdrawRecalledReviews).run({ submissionId });
    },
  ],
];

describe('the open problems of a review end when it', () => {
  it.each(endings)('%s', async (_, end) => {
    const review = await aReview(laurel, { pilot }).accepted();
    const { dueAt } = await reviewNow(laurel, review.id);
    const place = { artifact: null, fileId: null };
    for (const kind of ['cannot-open', 'names-candidate'] as const)
      await laurel
        .get(ReportProblem)
        .run({ actor: { id: review.reviewerId }, reviewId: review.id, kind, note: '', ...place });
    laurel.clock.advance({ minutes: 90 });
    await end(review);
    expect(await laurel.get(ProblemQueries).ofReview(review.id)).toMatchObject([
      { state: 'ended', answer: '', closedAt: laurel.clock.now() },
      { state: 'ended', answer: '', closedAt: laurel.clock.now() },
    ]);
    expect(await reviewNow(laurel, review.id)).toMatchObject({
      waitingSince: null,
      dueAt: new Date(dueAt.getTime() + 90 * 60_000),
    });
    const told = await laurel.dataSource.manager.findBy(EventRecord, { type: 'problem.closed' });
    expect(told.filter(({ payload }) => payload['reviewId'] === review.id)).toHaveLength(2);
  });
});
