import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EditPerson, Person } from '#identity';
import { MessageQueries } from '#notifications';
import { RecallSubmission } from '#submissions';
import { aPerson, aPilot, aReview, aReviewer, aSubmissionInReview, type OpenPilot, reviewNow } from '#testing';
import { type LaurelWithWorker, startWorker } from '../../test/start-worker.js';

describe('reviews in the worker', () => {
  let laurel: LaurelWithWorker;
  let pilot: OpenPilot;
  beforeAll(async () => {
    laurel = await startWorker();
    pilot = await aPilot(laurel).withSeats(100).open();
  });
  afterAll(() => laurel.stop());

  it('withdraws the reviews of a recalled submission', async () => {
    const { submission, first, second } = await aSubmissionInReview(laurel, { pilot }).accepted();
    await laurel.get(RecallSubmission).run({ actorId: submission.candidateId, submissionId: submission.id });
    await laurel.untilIdle();
    for (const { id } of [first, second]) expect(await reviewNow(laurel, id)).toMatchObject({ state: 'withdrawn', endedBecause: 'recalled' });
  });

  it('finds the conflict that a move to another district brings', async () => {
    const review = await aReview(laurel, { pilot }).scored();
    const [reviewer, candidate] = await Promise.all([review.reviewerId, review.submission.candidateId].map((id) => laurel.dataSource.manager.findOneByOrFail(Person, { id })));
    await laurel.get(EditPerson).run({ personId: candidate!.id, revision: candidate!.revision, changes: { district: reviewer!.district }, actorId: 'an-administrator' });
    await laurel.untilIdle();
    expect(await reviewNow(laurel, review.id)).toMatchObject({ state: 'withdrawn', endedBecause: 'conflict' });
  });

  it('passes on what was not answered in time', async () => {
    const review = await aReview(laurel, { pilot }).offered();
    laurel.clock.set((await reviewNow(laurel, review.id)).leaseUntil);
    await laurel.sweep('expire-reviews');
    expect(await reviewNow(laurel, review.id)).toMatchObject({ state: 'declined', endedBecause: 'unanswered' });
  });

  it('writes to reviewers without a word of who the candidate is, and not of why a review ended', async () => {
    const candidate = await aPerson(laurel, { name: 'Marigold Featherstone', email: 'marigold@example.org', district: 'Cedar Bluff', school: 'Cedar Bluff Elementary', employer: 'Cedar Bluff Schools' });
    const reviewer = await aReviewer(laurel);
    const review = await aReview(laurel, { pilot, person: candidate, reviewers: [reviewer] }).accepted();
    const { revision } = await laurel.dataSource.manager.findOneByOrFail(Person, { id: reviewer.id });
    await laurel.untilIdle();
    await laurel.get(EditPerson).run({ personId: reviewer.id, revision, changes: { district: 'Cedar Bluff' }, actorId: 'an-administrator' });
    await laurel.untilIdle();
    expect((await reviewNow(laurel, review.id)).endedBecause).toBe('conflict');
    const { items } = await laurel.get(MessageQueries).page({ personId: reviewer.id, limit: 50 });
    expect(items.map(({ kind }) => kind)).toContain('review-offered');
    expect(JSON.stringify(items)).not.toMatch(/marigold|featherstone|cedar.?bluff|conflict/i);
  });
});
