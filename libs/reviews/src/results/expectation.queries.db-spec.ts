import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aPerson,
  aPilot,
  aSubmissionInReview,
  type Laurel,
  type OpenPilot,
  startLaurel,
  type TheirSubmission,
} from '#testing';
import { ReleaseDecision } from '../release/release-decision.js';
import { ExpectationQueries } from './expectation.queries.js';

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
const expectationOf = ({ candidateId, id }: TheirSubmission) => laurel.get(ExpectationQueries).of(candidateId, id);

describe('before the release', () => {
  it('the expected day depends only on the seal, whatever the reviewers did, and only its candidate sees it', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).offered();
    const expected = { submissionId: submission.id, zone: 'America/Chicago', reviewDays: 14, expectedOn: '2026-03-21' };
    expect(await expectationOf(submission)).toEqual(expected);
    const { submission: decided } = await aSubmissionInReview(laurel, { pilot }).decided({ o1: 'not_met' });
    expect(await expectationOf(decided)).toEqual({ ...expected, submissionId: decided.id });
    await release(decided);
    await expect(expectationOf(decided)).rejects.toMatchObject({ code: 'expectation.not-found' });
    await expect(expectationOf({ ...submission, candidateId: decided.candidateId })).rejects.toMatchObject({
      code: 'submission.not-found',
    });
  });
});
