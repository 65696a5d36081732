import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { aPerson, aReviewer, aSubmissionInReview, type Laurel, startLaurel, theProgramHas } from '#testing';
import { RemindReviewer } from './remind-reviewer.js';

let laurel: Laurel;
let actor: { id: string };
beforeAll(async () => {
  laurel = await startLaurel();
  actor = await aPerson(laurel, { roles: ['administrator'] });
});
afterAll(() => laurel.stop());

const remind = (reviewerId: string, by = actor) => laurel.get(RemindReviewer).run({ actor: by, reviewerId });
const recorded = (subjectId: string) =>
  laurel.dataSource.manager.findBy(EventRecord, { type: 'reviewer.reminded', subjectId });

describe('reminding a reviewer', () => {
  it('sends nothing when nothing is late or due soon', async () => {
    const { first } = await aSubmissionInReview(laurel).accepted();
    await expect(remind(first.reviewerId)).rejects.toMatchObject({ code: 'reviewer.nothing-due' });
    expect(await recorded(first.reviewerId)).toEqual([]);
    await expect(remind('019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0aff')).rejects.toMatchObject({ code: 'person.not-found' });
  });

  it('happens once in 24 hours, also when two administrators ask at once', async () => {
    const { first, submission } = await aSubmissionInReview(laurel).accepted();
    laurel.clock.advance({ days: 15 });
    const answers = await Promise.allSettled([remind(first.reviewerId), remind(first.reviewerId)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await recorded(first.reviewerId)).toMatchObject([
      { actorId: actor.id, payload: { reviews: [{ submissionId: submission.id, late: true }] } },
    ]);
    await expect(remind(first.reviewerId)).rejects.toMatchObject({ kind: 'conflict', code: 'reviewer.reminded' });
    laurel.clock.advance({ days: 1 });
    expect(await remind(first.reviewerId)).toMatchObject({ reviews: 1 });
    expect(await recorded(first.reviewerId)).toHaveLength(2);
  });

  it('says nothing about a submission that the administrator reviews too', async () => {
    const both = await aPerson(laurel, { roles: ['administrator', 'reviewer'] });
    const { second } = await aSubmissionInReview(laurel, { reviewers: [both, await aReviewer(laurel)] }).accepted();
    laurel.clock.advance({ days: 15 });
    await expect(remind(second.reviewerId, both)).rejects.toMatchObject({ code: 'reviewer.nothing-due' });
    expect(await remind(second.reviewerId)).toMatchObject({ reviews: 1 });
  });

  it('happens as early and as often as the program says', async () => {
    const { first } = await aSubmissionInReview(laurel).accepted();
    await theProgramHas(laurel, { reviewerReminders: { dueWithinDays: 30, restHours: 2 } });
    expect(await remind(first.reviewerId)).toMatchObject({ reviews: 1 });
    await expect(remind(first.reviewerId)).rejects.toThrow('within the last 2 hours');
    laurel.clock.advance({ hours: 2 });
    expect(await remind(first.reviewerId)).toMatchObject({ reviews: 1 });
  });
});
