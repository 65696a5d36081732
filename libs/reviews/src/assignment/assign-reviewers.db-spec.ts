import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import {
  aPerson,
  aPilot,
  aReview,
  aReviewer,
  aSubmission,
  aSubmissionInReview,
  type Laurel,
  type OpenPilot,
  reviewNow,
  startLaurel,
  submissionNow,
} from '#testing';
import { OversightQueries } from '../oversight/oversight.queries.js';
import { Review } from '../review.entity.js';
import { ReviewRepository } from '../review.repository.js';
import { AssignReviewers } from './assign-reviewers.js';
import { VoidReview } from '../ending/void-review.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

const assign = (submissionId: string, ...reviewers: { id: string }[]) =>
  laurel
    .get(AssignReviewers)
    .run({ actor: { id: 'an-administrator' }, submissionId, reviewerIds: reviewers.map(({ id }) => id) });
const reviewsOf = (submissionId: string) => laurel.dataSource.manager.findBy(Review, { submissionId });

describe('assigning reviewers', () => {
  it('offers a sealed submission to two reviewers, with the days of the terms in the zone of each', async () => {
    const submission = await aSubmission(laurel, { pilot }).sealed();
    const [near, far] = [
      await aPerson(laurel, { roles: ['reviewer'], zone: 'America/Chicago' }),
      await aPerson(laurel, { roles: ['reviewer'], zone: 'Pacific/Auckland' }),
    ];
    const [first, second] = await assign(submission.id, near, far);
    // It is 09:00 on 2 March in Chicago and 04:00 on 3 March in Auckland.
    expect(first).toMatchObject({
      slot: 1,
      state: 'offered',
      scope: ['o1', 'o2a', 'o2b'],
      dueAt: new Date('2026-03-17T05:00:00Z'),
      leaseUntil: new Date('2026-03-08T06:00:00Z'),
    });
    expect(second).toMatchObject({ slot: 2, state: 'offered', dueAt: new Date('2026-03-17T11:00:00Z') });
    expect((await submissionNow(laurel, submission.id)).state).toBe('sealed');
  });

  it('writes an event that does not reveal the candidate', async () => {
    const { id, reviewerId, submission } = await aReview(laurel, { pilot }).offered();
    const offer = await laurel.dataSource.manager.findOneByOrFail(EventRecord, {
      type: 'review.offered',
      subjectId: id,
    });
    expect(offer.payload).toEqual({
      submissionId: submission.id,
      reviewerId,
      slot: 1,
      claimed: false,
      dueAt: expect.any(String),
      leaseUntil: expect.any(String),
    });
  });

  it('refuses reviewers with a conflict, and tells the administrator who and why, both at once', async () => {
    const candidate = await aPerson(laurel, { district: 'Riverside', employer: 'Riverside Schools' });
    const submission = await aSubmission(laurel, { pilot, person: candidate }).sealed();
    const colleague = await aPerson(laurel, { roles: ['reviewer'], name: 'Same District', district: ' riverside' });
    const employee = await aPerson(laurel, {
      roles: ['reviewer'],
      name: 'Same Employer',
      employer: 'Riverside Schools',
    });
    await expect(assign(submission.id, colleague, employee)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'review.conflict',
      details: {
        conflicts: expect.arrayContaining([
          { reviewerId: colleague.id, name: 'Same District', reasons: ['same-district'] },
          { reviewerId: employee.id, name: 'Same Employer', reasons: ['same-employer'] },
        ]),
      },
    });
    expect(await reviewsOf(submission.id)).toEqual([]);
  });

  it('refuses the candidate as the reviewer of their own submission', async () => {
    const candidate = await aPerson(laurel, { roles: ['candidate', 'reviewer'] });
    const submission = await aSubmission(laurel, { pilot, person: candidate }).sealed();
    await expect(assign(submission.id, candidate)).rejects.toMatchObject({
      code: 'review.conflict',
      details: { conflicts: [{ reasons: expect.arrayContaining(['own-submission']) }] },
    });
  });

  it('refuses a person who is not a reviewer', async () => {
    const submission = await aSubmission(laurel, { pilot }).sealed();
    await expect(assign(submission.id, await aPerson(laurel, { roles: ['coach'] }))).rejects.toMatchObject({
      kind: 'invalid',
      code: 'review.unknown-reviewer',
    });
  });

  it('refuses a third reviewer while both slots are taken', async () => {
    const { submission } = await aReview(laurel, { pilot }).offered();
    await expect(assign(submission.id, await aReviewer(laurel))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'review.slot-taken',
    });
  });

  it('refuses a draft, and a decided submission', async () => {
    const draft = await aSubmission(laurel, { pilot }).draft();
    const { submission: decided } = await aSubmissionInReview(laurel, { pilot }).decided();
    for (const { id } of [draft, decided])
      await expect(assign(id, await aReviewer(laurel))).rejects.toMatchObject({
        kind: 'conflict',
        code: 'review.not-open',
      });
  });

  it('does not assign a reviewer to a submission on which their review was voided', async () => {
    const review = await aReview(laurel, { pilot }).locked();
    await laurel
      .get(VoidReview)
      .run({ actor: { id: 'an-administrator' }, reviewId: review.id, reason: 'Scored from the wrong rubric' });
    const listed = await laurel.get(OversightQueries).eligibleFor(review.submission.id);
    expect(listed.find(({ reviewer }) => reviewer.id === review.reviewerId)).toMatchObject({
      eligible: false,
      hadItBefore: true,
      conflicts: [],
    });
  });
});

describe('eight administrators who assign at once', () => {
  it('fill each slot once', async () => {
    const submission = await aSubmission(laurel, { pilot }).sealed();
    const reviewers = await Promise.all(Array.from({ length: 8 }, () => aReviewer(laurel)));
    const outcomes = await Promise.allSettled(reviewers.map((reviewer) => assign(submission.id, reviewer)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ kind: 'conflict', code: 'review.slot-taken' });
    expect((await reviewsOf(submission.id)).map(({ slot }) => slot).toSorted()).toEqual([1, 2]);
  });

  it('are also limited by a unique index, in case two get past the lock', async () => {
    const { id, submission } = await aReview(laurel, { pilot }).offered();
    const twin = {
      ...(await reviewNow(laurel, id)),
      id: 'aaaaaaaa-0000-4000-8000-000000000001',
      reviewerId: (await aReviewer(laurel)).id,
    };
    const add = laurel.dataSource.transaction((tx) => laurel.get(ReviewRepository).add(tx as never, twin, null));
    await expect(add).rejects.toMatchObject({ kind: 'conflict', code: 'review.slot-taken' });
    expect(await reviewsOf(submission.id)).toHaveLength(2);
  });
});
