import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GiveFeedback } from '#pilots';
import { aPilot, aSubmissionInReview, type Laurel, lockedBy, startLaurel } from '#testing';
import { AgreementQueries } from './agreement.queries.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('agreement between reviewers', () => {
  it('is counted per outcome with its sample, before any adjudication', async () => {
    const own = await aPilot(laurel).withSeats(10).open();
    expect(
      (await laurel.get(AgreementQueries).of(own.versionId)).outcomes.map(({ compared, rate }) => [compared, rate]),
    ).toEqual([
      [0, null],
      [0, null],
    ]);
    await aSubmissionInReview(laurel, { pilot: own }).decided({ o2b: 'progressing' });
    const { third } = await aSubmissionInReview(laurel, { pilot: own }).adjudicated('o2a');
    await lockedBy(laurel, third);
    await aSubmissionInReview(laurel, { pilot: own }).accepted();
    const { submissions, outcomes } = await laurel.get(AgreementQueries).of(own.versionId);
    expect(submissions).toBe(2);
    expect(
      outcomes.map(({ number, compared, agreed, rate, meeting }) => ({ number, compared, agreed, rate, meeting })),
    ).toEqual([
      { number: 1, compared: 2, agreed: 2, rate: 1, meeting: 2 },
      { number: 2, compared: 4, agreed: 3, rate: 0.75, meeting: 2 },
    ]);
  });
});

describe('how a version performs', () => {
  it('shows where candidates fail and what they say, with the sizes of the samples', async () => {
    const own = await aPilot(laurel).withSeats(10).open();
    expect(await laurel.get(AgreementQueries).of(own.versionId)).toMatchObject({
      outcomes: [{ decided: 0 }, { decided: 0 }],
      feedback: { answers: 0, rigor: null, clarity: null, words: [] },
    });
    const { submission } = await aSubmissionInReview(laurel, { pilot: own }).decided({ o2b: 'not_met' });
    const { submission: other } = await aSubmissionInReview(laurel, { pilot: own }).decided();
    const say = (by: typeof submission, rigor: number, text: string) =>
      laurel.get(GiveFeedback).run({
        actor: { kind: 'person', id: by.candidateId, roles: ['candidate'] },
        enrollmentId: by.enrollmentId,
        rigor,
        clarity: 4,
        text,
      });
    await say(submission, 5, 'Hard, and worth it');
    await say(other, 4, '');
    expect(await laurel.get(AgreementQueries).of(own.versionId)).toMatchObject({
      outcomes: [
        { number: 1, decided: 2, met: 2 },
        { number: 2, decided: 4, met: 3 },
      ],
      feedback: { answers: 2, rigor: 4.5, clarity: 4, words: [{ rigor: 5, clarity: 4, text: 'Hard, and worth it' }] },
    });
  });
});
