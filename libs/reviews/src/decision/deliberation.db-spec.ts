import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import {
  aPilot,
  aSubmissionInReview,
  type Laurel,
  lockedBy,
  type OpenPilot,
  scoredBy,
  startLaurel,
  submissionNow,
  type TheirReview,
} from '#testing';
import { Decision } from '../decision.entity.js';
import { LockReview } from '../scoring/lock-review.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

const lock = ({ id, reviewerId }: TheirReview) =>
  laurel.get(LockReview).run({ actor: { id: reviewerId }, reviewId: id, summary: '' });
const decisionOf = (submissionId: string) => laurel.dataSource.manager.findOneBy(Decision, { submissionId });
const stateOf = async ({ id }: { id: string }) => (await submissionNow(laurel, id)).state;

describe('two locked reviews', () => {
  it('that agree decide the submission, and their event does not reveal the outcome', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).decided({ o2b: 'progressing' });
    expect(await stateOf(submission)).toBe('decided');
    const decision = await decisionOf(submission.id);
    expect(decision).toMatchObject({ outcome: 'not_yet_met', releasedAt: null });
    expect(decision!.details).toEqual([
      { detailId: 'o1', level: 'demonstrated', meets: true, basis: 'agreed' },
      { detailId: 'o2a', level: 'demonstrated', meets: true, basis: 'agreed' },
      { detailId: 'o2b', level: 'progressing', meets: false, basis: 'agreed' },
    ]);
    const made = await laurel.dataSource.manager.findOneByOrFail(EventRecord, {
      type: 'decision.made',
      subjectId: decision!.id,
    });
    expect(JSON.stringify(made.payload)).not.toContain('met');
  });

  it('that give different levels, neither of which meets, agree on the lower one', async () => {
    const { submission, first, second } = await aSubmissionInReview(laurel, { pilot }).accepted();
    await lockedBy(laurel, first, { o1: 'progressing' });
    await lockedBy(laurel, second, { o1: 'not_met' });
    expect(await stateOf(submission)).toBe('decided');
    expect((await decisionOf(submission.id))!.details[0]).toEqual({
      detailId: 'o1',
      level: 'not_met',
      meets: false,
      basis: 'agreed',
    });
  });

  it('locked at the same instant decide once', async () => {
    for (let round = 0; round < 5; round++) {
      const { submission, first, second } = await aSubmissionInReview(laurel, { pilot }).accepted();
      await Promise.all([scoredBy(laurel, first), scoredBy(laurel, second)]);
      await Promise.all([lock(first), lock(second)]);
      expect(await stateOf(submission)).toBe('decided');
    }
  });

  it('that differ wait for a third reviewer, and nothing is decided', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).disputed('o2a');
    expect(await stateOf(submission)).toBe('adjudicating');
    expect(await decisionOf(submission.id)).toBeNull();
  });
});
