import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WithdrawEnrollment } from '#pilots';
import { RecallSubmission, ReturnIncomplete, SealSubmission } from '#submissions';
import {
  anAdministrator,
  aPilot,
  aReview,
  asCandidate,
  aScore,
  aSubmissionInReview,
  type Laurel,
  lockedBy,
  type OpenPilot,
  reviewNow,
  startLaurel,
  submissionNow,
  type TheirReview,
} from '#testing';
import { AssignReviewers } from '../assignment/assign-reviewers.js';
import { Review } from '../review.entity.js';
import { WorkspaceQueries } from '../scoring/workspace.queries.js';
import { WithdrawRecalledReviews } from './withdraw-recalled-reviews.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

const ended = { kind: 'gone', code: 'review.ended' };
const openWorkspace = ({ id, reviewerId }: TheirReview) => laurel.get(WorkspaceQueries).of(reviewerId, id);

describe('a submission that goes back to the candidate', () => {
  const withdrawOf = (submissionId: string) => laurel.get(WithdrawRecalledReviews).run({ submissionId });

  it('by recall: its reviews end, and nobody else is offered them', async () => {
    const { submission, first, second } = await aSubmissionInReview(laurel, { pilot }).accepted();
    await laurel.get(RecallSubmission).run({ actor: asCandidate(submission.candidateId), submissionId: submission.id });
    await expect(openWorkspace(first)).rejects.toMatchObject(ended);
    await withdrawOf(submission.id);
    for (const { id } of [first, second])
      expect(await reviewNow(laurel, id)).toMatchObject({ state: 'withdrawn', endedBecause: 'recalled' });
    expect(await laurel.dataSource.manager.countBy(Review, { submissionId: submission.id })).toBe(2);
  });

  it('and is sealed again can have the same reviewers, and a late event of the recall does not end their reviews', async () => {
    const { submission, first } = await aSubmissionInReview(laurel, { pilot }).accepted();
    await laurel.get(RecallSubmission).run({ actor: asCandidate(submission.candidateId), submissionId: submission.id });
    await withdrawOf(submission.id);
    laurel.clock.advance({ minutes: 5 });
    await laurel.get(SealSubmission).run({ actor: asCandidate(submission.candidateId), submissionId: submission.id });
    const [again] = await laurel
      .get(AssignReviewers)
      .run({ actor: anAdministrator, submissionId: submission.id, reviewerIds: [first.reviewerId] });
    await withdrawOf(submission.id);
    expect((await reviewNow(laurel, again!.id)).state).toBe('offered');
  });

  it('and is sealed again before its reviews ended gets no scores from them', async () => {
    const { submission, first } = await aSubmissionInReview(laurel, { pilot }).accepted();
    await laurel.get(RecallSubmission).run({ actor: asCandidate(submission.candidateId), submissionId: submission.id });
    laurel.clock.advance({ minutes: 5 });
    await laurel.get(SealSubmission).run({ actor: asCandidate(submission.candidateId), submissionId: submission.id });
    await expect(aScore(laurel, first)).rejects.toMatchObject(ended);
    await expect(openWorkspace(first)).rejects.toMatchObject(ended);
    expect((await submissionNow(laurel, submission.id)).state).toBe('sealed');
    await withdrawOf(submission.id);
    expect(await reviewNow(laurel, first.id)).toMatchObject({ state: 'withdrawn', endedBecause: 'recalled' });
  });

  it('as incomplete: an administrator may return it before the first score, and not after it', async () => {
    const early = await aReview(laurel, { pilot }).accepted();
    const giveItBack = ({ submission }: TheirReview) =>
      laurel
        .get(ReturnIncomplete)
        .run({ actor: anAdministrator, submissionId: submission.id, reason: 'The second file cannot be opened' });
    await giveItBack(early);
    expect((await submissionNow(laurel, early.submission.id)).state).toBe('draft');
    await expect(aScore(laurel, early)).rejects.toMatchObject(ended);

    const late = await aReview(laurel, { pilot }).scored();
    await expect(giveItBack(late)).rejects.toMatchObject({ kind: 'conflict', code: 'submission.transition' });
  });

  it('by withdrawal of the enrollment: its open reviews end, its locked reviews stay', async () => {
    const { submission, first, second } = await aSubmissionInReview(laurel, { pilot }).accepted();
    await lockedBy(laurel, first);
    await laurel.get(WithdrawRecalledReviews).run({ enrollmentId: submission.enrollmentId });
    expect((await reviewNow(laurel, second.id)).state).toBe('accepted');
    await laurel.get(WithdrawEnrollment).run({
      actor: { kind: 'person', id: submission.candidateId, roles: ['candidate'] },
      enrollmentId: submission.enrollmentId,
      reason: 'Moved away',
    });
    await laurel.get(WithdrawRecalledReviews).run({ enrollmentId: submission.enrollmentId });
    expect((await reviewNow(laurel, first.id)).state).toBe('locked');
    expect((await reviewNow(laurel, second.id)).state).toBe('withdrawn');
  });
});
