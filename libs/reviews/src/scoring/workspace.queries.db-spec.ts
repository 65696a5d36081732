import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPilot, aReview, aReviewer, type Laurel, type OpenPilot, startLaurel } from '#testing';
import { WorkspaceQueries } from './workspace.queries.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

describe('the workspace', () => {
  it('opens once the review is accepted', async () => {
    const offered = await aReview(laurel, { pilot }).offered();
    await expect(laurel.get(WorkspaceQueries).of(offered.reviewerId, offered.id)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'review.not-accepted',
    });
  });

  it('has the rubric, the details with evidence and scores, the texts, and the files under neutral names', async () => {
    const review = await aReview(laurel, { pilot }).scored({ o1: 'progressing' });
    const workspace = await laurel.get(WorkspaceQueries).of(review.reviewerId, review.id);
    expect(workspace).toMatchObject({ kind: 'independent', inScope: 3, scored: 3, meeting: 2, missingParts: [] });
    expect(workspace.rubric.map(({ code }) => code)).toEqual(['not_met', 'progressing', 'demonstrated']);
    const places = workspace.outcomes.flatMap(({ number, details }) => details.map(({ letter }) => [number, letter]));
    expect(places).toEqual([
      [1, null],
      [2, 'a'],
      [2, 'b'],
    ]);
    const [outcome] = workspace.outcomes;
    expect(outcome!.details[0]).toMatchObject({
      id: 'o1',
      evidence: [{ kind: 'responsive_narrative' }],
      score: { level: 'progressing', cited: [expect.any(String)] },
      opinions: [],
    });
    const profile = workspace.artifacts.find(({ kind }) => kind === 'document_profile');
    expect(profile!.files).toMatchObject([
      { name: 'document-profile-1.pdf', position: 1, href: expect.stringContaining('/blind?') },
    ]);
    expect(workspace.artifacts.find(({ kind }) => kind === 'responsive_narrative')!.text!.words).toBe(10);
  });

  it('is only for its reviewer', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    await expect(laurel.get(WorkspaceQueries).of((await aReviewer(laurel)).id, review.id)).rejects.toMatchObject({
      kind: 'not-found',
      code: 'review.not-found',
    });
  });
});
