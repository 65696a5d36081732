import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anAdministrator,
  aPilot,
  aReview,
  aReviewer,
  type Laurel,
  type OpenPilot,
  scoredBy,
  startLaurel,
  successorOf,
  type TheirReview,
  theProgram,
} from '#testing';
import { AcceptReview } from '../assignment/accept-review.js';
import { OversightQueries } from '../oversight/oversight.queries.js';
import { SaveScore } from '../scoring/save-score.js';
import { WorkspaceQueries } from '../scoring/workspace.queries.js';
import { ReturnReview } from './return-review.js';
import { VoidReview } from './void-review.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

const ended = { kind: 'gone', code: 'review.ended' };
const returnReview = ({ id, reviewerId }: TheirReview, part: { reason?: string; conflict?: boolean } = {}) =>
  laurel
    .get(ReturnReview)
    .run({ actor: { id: reviewerId }, reviewId: id, reason: 'Away until June', conflict: false, ...part });
const voidIt = ({ id }: TheirReview) =>
  laurel.get(VoidReview).run({ actor: anAdministrator, reviewId: id, reason: 'Scored from the wrong rubric' });
const openWorkspace = ({ id, reviewerId }: TheirReview) => laurel.get(WorkspaceQueries).of(reviewerId, id);

describe('a free slot', () => {
  it('stays open and is shown as needing a reviewer when nobody is left', async () => {
    const review = await aReview(laurel, { pilot }).offered();
    await returnReview(review);
    const { items } = await laurel.get(OversightQueries).inReview({ programId: await theProgram(laurel), limit: 50 });
    expect(items.find(({ submissionId }) => submissionId === review.submission.id)).toMatchObject({
      needs: ['reviewers'],
      reviews: [{ slot: 2 }],
    });
  });

  it('is offered to the eligible reviewer with the fewest reviews in progress, who starts from scratch', async () => {
    await laurel.dataSource.query(`UPDATE person SET roles = '{}' WHERE roles @> '{reviewer}'`);
    const [busy, idle] = [await aReviewer(laurel), await aReviewer(laurel)];
    await aReview(laurel, { pilot, reviewers: [busy] }).offered();
    const review = await aReview(laurel, { pilot }).scored();
    await returnReview(review);
    const successor = await successorOf(laurel, review);
    expect(successor).toMatchObject({ reviewerId: idle.id, state: 'offered' });
    await laurel.get(AcceptReview).run({ actor: { id: idle.id }, reviewId: successor.id });
    const { outcomes, missingParts } = await openWorkspace(successor);
    expect(outcomes.flatMap(({ details }) => details).every(({ score }) => score === null)).toBe(true);
    expect(missingParts).toHaveLength(3);
  });
});

describe('a review that ended', () => {
  it('accepts no score and no return', async () => {
    const review = await scoredBy(laurel, await aReview(laurel, { pilot }).accepted());
    await voidIt(review);
    const save = laurel.get(SaveScore).run({
      actor: { id: review.reviewerId },
      reviewId: review.id,
      detailId: 'o1',
      level: 'not_met',
      rationale: '',
      feedback: '',
      cited: [],
      revision: 1,
    });
    await expect(save).rejects.toMatchObject(ended);
    await expect(returnReview(review)).rejects.toMatchObject(ended);
  });
});
