import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aPerson,
  aPilot,
  aSubmission,
  aSubmissionInReview,
  type Laurel,
  lockedBy,
  type OpenPilot,
  reviewNow,
  scoredBy,
  startLaurel,
  theProgram,
} from '#testing';
import { OversightQueries } from './oversight.queries.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

describe('what administrators see', () => {
  const find = async (submissionId: string) => {
    const { items } = await laurel.get(OversightQueries).inReview({ programId: await theProgram(laurel), limit: 200 });
    return items.find((item) => item.submissionId === submissionId);
  };

  const only = async (kind: 'late' | 'reviewers' | 'adjudicator') =>
    (
      await laurel.get(OversightQueries).inReview({ programId: await theProgram(laurel), only: kind, limit: 200 })
    ).items.map(({ submissionId }) => submissionId);

  it('includes who reviews what, what is missing, and what is late', async () => {
    const { submission, first } = await aSubmissionInReview(laurel, { pilot }).accepted();
    expect(await find(submission.id)).toMatchObject({
      state: 'sealed',
      needs: [],
      late: false,
      reviews: [{ slot: 1, reviewer: { id: first.reviewerId }, state: 'accepted', scored: 0, inScope: 3 }, { slot: 2 }],
    });
    laurel.clock.set((await reviewNow(laurel, first.id)).dueAt);
    expect(await find(submission.id)).toMatchObject({ late: true });
    expect(await only('late')).toContain(submission.id);
    expect(await only('reviewers')).not.toContain(submission.id);
    const { id: submissionId } = await aSubmission(laurel, { pilot }).sealed();
    expect(await only('reviewers')).toContain(submissionId);
    expect(
      (await laurel.get(OversightQueries).inReview({ programId: await theProgram(laurel), submissionId, limit: 1 }))
        .items,
    ).toMatchObject([{ submissionId, needs: ['reviewers'], late: false, reviews: [] }]);
  });

  it('includes that a third reviewer is needed, until there is one', async () => {
    const { submission: disputed } = await aSubmissionInReview(laurel, { pilot }).disputed('o1');
    expect(await find(disputed.id)).toMatchObject({ state: 'adjudicating', needs: ['adjudicator'] });
    expect(await only('adjudicator')).toContain(disputed.id);
    expect(await only('reviewers')).not.toContain(disputed.id);
    const { submission: adjudicated } = await aSubmissionInReview(laurel, { pilot }).adjudicated('o1');
    expect(await find(adjudicated.id)).toMatchObject({
      needs: [],
      reviews: [{ kind: 'independent' }, { kind: 'independent' }, { kind: 'adjudication', inScope: 1 }],
    });
  });

  it('includes the scores and comments of each reviewer before the release', async () => {
    const { submission, first, second } = await aSubmissionInReview(laurel, { pilot }).accepted();
    await lockedBy(laurel, first, { o1: 'not_met' });
    await scoredBy(laurel, second);
    const given = await laurel.get(OversightQueries).givenIn(submission.id);
    expect(given).toMatchObject([{ slot: 1, reviewer: { id: first.reviewerId }, summary: 'Read with care.' }]);
    expect(given[0]!.scores.find(({ detailId }) => detailId === 'o1')).toMatchObject({
      meets: false,
      rationale: 'The evidence for o1 has no dates.',
    });
  });

  it('leaves out decided submissions, and can be limited to a pilot', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).decided();
    expect(await find(submission.id)).toBeUndefined();
    const other = await aPilot(laurel).open();
    const { submission: elsewhere } = await aSubmissionInReview(laurel, { pilot: other }).offered();
    const { items } = await laurel
      .get(OversightQueries)
      .inReview({ programId: await theProgram(laurel), pilotId: other.id, limit: 10 });
    expect(items.map(({ submissionId }) => submissionId)).toEqual([elsewhere.id]);
  });

  it('includes every reviewer, with each conflict and how many reviews they have in progress', async () => {
    const candidate = await aPerson(laurel, { district: 'Hillside', employer: 'Hillside Schools' });
    const { submission, first } = await aSubmissionInReview(laurel, { pilot, person: candidate }).offered();
    const close = await aPerson(laurel, { roles: ['reviewer'], district: 'hillside ', employer: 'Hillside Schools' });
    const listed = await laurel.get(OversightQueries).eligibleFor(submission.id);
    expect(listed.find(({ reviewer }) => reviewer.id === close.id)).toMatchObject({
      eligible: false,
      conflicts: ['same-district', 'same-employer'],
      hadItBefore: false,
      inHand: 0,
    });
    expect(listed.find(({ reviewer }) => reviewer.id === first.reviewerId)).toMatchObject({
      eligible: false,
      conflicts: [],
      hadItBefore: true,
      inHand: 1,
    });
  });
});
