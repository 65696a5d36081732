import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPilot, aReview, aSubmissionInReview, type Laurel, type OpenPilot, startLaurel } from '#testing';
import { WorkspaceQueries } from '../scoring/workspace.queries.js';
import { SaveNotes } from './save-notes.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

const highlights = [{ kind: 'responsive_narrative' as const, words: 'in August', nth: 0 }];
const save = (review: { id: string; reviewerId: string }, text: string, revision: number) =>
  laurel.get(SaveNotes).run({ actor: { id: review.reviewerId }, reviewId: review.id, text, highlights, revision });
const notesOf = async ({ id, reviewerId }: { id: string; reviewerId: string }) =>
  (await laurel.get(WorkspaceQueries).of(reviewerId, id)).notes;

describe("a reviewer's notes", () => {
  it('are read by their reviewer alone', async () => {
    const { first, second } = await aSubmissionInReview(laurel, { pilot }).accepted();
    await save(first, 'Who reads aloud?', 0);
    expect(await notesOf(first)).toMatchObject({ text: 'Who reads aloud?', highlights, revision: 1 });
    expect(await notesOf(second)).toEqual({ text: '', highlights: [], revision: 0, savedAt: null });
    await expect(save({ id: first.id, reviewerId: second.reviewerId }, 'Mine now', 1)).rejects.toMatchObject({
      code: 'review.not-found',
    });
  });

  it('are not overwritten by another tab, also when both save at once', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    const outcomes = await Promise.allSettled([save(review, 'One', 0), save(review, 'Two', 0)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'notes.stale' } });
  });

  it('wait until the review is accepted, and end with it', async () => {
    const offered = await aReview(laurel, { pilot }).offered();
    await expect(save(offered, 'Too early', 0)).rejects.toMatchObject({ code: 'review.not-accepted' });
    const lapsed = await aReview(laurel, { pilot }).accepted();
    await laurel.dataSource.query(`UPDATE review SET lease_until = '2020-01-01' WHERE id = $1`, [lapsed.id]);
    await expect(save(lapsed, 'Too late', 0)).rejects.toMatchObject({ code: 'review.ended' });
  });
});
