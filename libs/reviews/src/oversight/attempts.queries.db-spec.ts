import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aReview, aSubmission, aSubmissionInReview, type Laurel, startLaurel } from '#testing';
import { AttemptQueries } from './attempts.queries.js';

describe('the attempts of an enrollment', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const attempts = (enrollmentId: string, reader: { id: string }) =>
    laurel.get(AttemptQueries).of(enrollmentId, reader);

  it('come with their decisions and who released them, without the draft', async () => {
    const { submission, administratorId } = await aSubmissionInReview(laurel).released({ o1: 'not_met' });
    expect(await attempts(submission.enrollmentId, { id: administratorId })).toEqual([
      expect.objectContaining({
        submissionId: submission.id,
        submissionNumber: expect.any(Number),
        attempt: 1,
        state: 'released',
        outcome: 'not_yet_met',
        releasedBy: expect.objectContaining({ id: administratorId }),
      }),
    ]);
  });

  it('have no outcome before they are decided', async () => {
    const { id, enrollmentId } = await aSubmission(laurel).sealed();
    const reader = await aPerson(laurel, { roles: ['administrator'] });
    expect(await attempts(enrollmentId, reader)).toEqual([
      expect.objectContaining({ submissionId: id, state: 'sealed', outcome: null, releasedBy: null }),
    ]);
  });

  it('do not tell an administrator who reviews whose work it is: nothing undecided is listed', async () => {
    const { reviewerId, submission: theirs } = await aReview(laurel).accepted();
    const { enrollmentId: undecided } = await aSubmission(laurel).sealed();
    const { submission: decided } = await aSubmissionInReview(laurel).decided();
    for (const enrollmentId of [theirs.enrollmentId, undecided])
      expect(await attempts(enrollmentId, { id: reviewerId })).toEqual([]);
    expect(await attempts(decided.enrollmentId, { id: reviewerId })).toHaveLength(1);
  });
});
