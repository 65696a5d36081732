import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aReviewer, aSubmission, aSubmissionInReview, type Laurel, startLaurel, theProgram } from '#testing';
import { AssignmentPlanQueries } from '../oversight/assignment-plan.queries.js';
import { Review } from '../review.entity.js';
import { AssignWaiting } from './assign-waiting.js';

const actor = { id: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0aff' };

describe('assigning every waiting submission', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const plan = async (reader: { id: string } = actor) =>
    laurel.get(AssignmentPlanQueries).for({ ...reader, programId: await theProgram(laurel) });
  const assign = (items: Awaited<ReturnType<typeof plan>>['items']) =>
    laurel.get(AssignWaiting).run({
      actor,
      assignments: items.map(({ submissionId, kind, reviewers }) => ({
        submissionId,
        kind,
        reviewerIds: reviewers.map(({ id }) => id),
      })),
    });
  const everyone = async () => (await plan()).items.flatMap(({ reviewers }) => reviewers.map(({ id }) => id));

  it('spreads the reviews, leaves out conflicts, and gives what was planned', async () => {
    const reviewers = [];
    for (let one = 0; one < 4; one++) reviewers.push(await aReviewer(laurel));
    const submissions = [];
    for (let one = 0; one < 6; one++) submissions.push(await aSubmission(laurel).sealed());
    const { items, more } = await plan();
    expect(more).toBe(false);
    expect(items.map(({ submissionId }) => submissionId)).toEqual(submissions.map(({ id }) => id));
    const counts = reviewers.map(
      ({ id }) => items.filter((item) => item.reviewers.some((one) => one.id === id)).length,
    );
    expect(counts).toEqual([3, 3, 3, 3]);

    expect(await assign(items)).toEqual(items.map(({ submissionId }) => ({ submissionId, refusal: null })));
    for (const { submissionId, reviewers: planned } of items) {
      const reviews = await laurel.dataSource.manager.findBy(Review, { submissionId });
      expect(reviews.map(({ reviewerId }) => reviewerId).sort()).toEqual(planned.map(({ id }) => id).sort());
    }
    expect((await plan()).items).toEqual([]);
    expect((await assign(items)).every(({ refusal }) => refusal !== null)).toBe(true);
  }, 60_000);

  it('plans a third reviewer where two disagree', async () => {
    const { submission, first, second } = await aSubmissionInReview(laurel).disputed('o1');
    const { items } = await plan();
    expect(items).toMatchObject([{ submissionId: submission.id, kind: 'adjudication', count: 1 }]);
    expect([first.reviewerId, second.reviewerId]).not.toContain(items[0]!.reviewers[0]!.id);
    expect(await assign(items)).toEqual([{ submissionId: submission.id, refusal: null }]);
  });

  it('never plans the administrator who reads it, and shows nothing of what they review', async () => {
    const both = await aPerson(laurel, { roles: ['administrator', 'reviewer'] });
    const { id } = await aSubmission(laurel).sealed();
    const { id: other } = await aSubmission(laurel).sealed();
    const { items } = await plan(both);
    expect(items.map(({ submissionId }) => submissionId)).toEqual([id, other]);
    expect(items.flatMap(({ reviewers }) => reviewers.map((reviewer) => reviewer.id))).not.toContain(both.id);
    expect(await everyone()).toContain(both.id);

    await laurel.get(AssignWaiting).run({
      actor,
      assignments: [{ submissionId: id, kind: 'independent', reviewerIds: [both.id] }],
    });
    expect((await plan(both)).items.map(({ submissionId }) => submissionId)).toEqual([other]);
    const [refused] = await laurel.get(AssignWaiting).run({
      actor: both,
      assignments: [{ submissionId: id, kind: 'independent', reviewerIds: [(await aReviewer(laurel)).id] }],
    });
    expect(refused!.refusal).toMatch(/^You are a reviewer of this submission/);
  });
});
