import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aPerson,
  aPilot,
  aSubmissionInReview,
  type Laurel,
  lockedBy,
  type OpenPilot,
  startLaurel,
  type TheirSubmission,
} from '#testing';
import { ReleaseDecision } from '../release/release-decision.js';
import { ResultQueries } from './result.queries.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

const release = async ({ id }: { id: string }) =>
  laurel
    .get(ReleaseDecision)
    .run({ actor: { id: (await aPerson(laurel, { roles: ['administrator'] })).id }, submissionId: id });
const resultOf = ({ candidateId, id }: TheirSubmission) => laurel.get(ResultQueries).of(candidateId, id);

describe('before the release', () => {
  it.each(['accepted', 'disputed', 'decided'] as const)(
    'nothing leaks: a submission that is %s has no result',
    async (situation) => {
      const { submission } = await aSubmissionInReview(laurel, { pilot })[situation]();
      await expect(resultOf(submission)).rejects.toMatchObject({ kind: 'not-found', code: 'result.not-found' });
    },
  );
});

describe('a result', () => {
  it('is only for its candidate', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).released();
    await expect(resultOf({ ...submission, candidateId: (await aPerson(laurel)).id })).rejects.toMatchObject({
      kind: 'not-found',
      code: 'submission.not-found',
    });
  });

  it("has the reviewers' feedback for each detail, without their names", async () => {
    const { submission, first, second } = await aSubmissionInReview(laurel, { pilot }).released({ o2a: 'progressing' });
    const result = await resultOf(submission);
    const detail = result.details.find(({ id }) => id === 'o2a');
    const words = { rationale: 'The evidence for o2a has no dates.', feedback: 'Continue with o2a.' };
    expect(detail).toEqual({
      id: 'o2a',
      outcomeNumber: 2,
      statement: 'Prepares the teachers',
      level: { code: 'progressing', name: 'Progressing' },
      meets: false,
      carried: false,
      remarks: [
        { reviewer: 1, ...words },
        { reviewer: 2, ...words },
      ],
    });
    for (const { reviewerId, id } of [first, second])
      for (const trace of [reviewerId, id]) expect(JSON.stringify(result)).not.toContain(trace);
  });

  it("has only the third reviewer's feedback for an adjudicated detail", async () => {
    const { submission, third } = await aSubmissionInReview(laurel, { pilot }).adjudicated('o2a');
    await lockedBy(laurel, third, { o2a: 'demonstrated' });
    await release(submission);
    const { details } = await resultOf(submission);
    expect(details.find(({ id }) => id === 'o2a')).toMatchObject({
      meets: true,
      remarks: [{ reviewer: 3, rationale: '', feedback: 'Continue with o2a.' }],
    });
  });
});
