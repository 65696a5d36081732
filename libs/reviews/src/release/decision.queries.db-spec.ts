import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aPilot, aSubmissionInReview, type Laurel, type OpenPilot, startLaurel } from '#testing';
import { DecisionQueries } from './decision.queries.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

describe('what administrators see', () => {
  it('includes the decisions that wait for their release, the oldest first, in pages', async () => {
    const { submission: early } = await aSubmissionInReview(laurel, { pilot }).decided();
    laurel.clock.advance({ hours: 1 });
    const { submission: late } = await aSubmissionInReview(laurel, { pilot }).decided({ o1: 'not_met' });
    const reader = await aPerson(laurel, { roles: ['administrator'] });
    const all = [];
    let cursor: string | undefined;
    do {
      const page = await laurel.get(DecisionQueries).toRelease(reader, { limit: 1, cursor });
      all.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    const waiting = all.filter(({ submissionId }) => [early.id, late.id].includes(submissionId));
    expect(waiting.map(({ submissionId, outcome }) => [submissionId, outcome])).toEqual([
      [early.id, 'met'],
      [late.id, 'not_yet_met'],
    ]);
  });
});
