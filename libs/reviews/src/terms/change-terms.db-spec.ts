import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anAdministrator,
  aPilot,
  aSubmissionInReview,
  type Laurel,
  type OpenPilot,
  startLaurel,
  theProgram,
  type TheirSubmission,
} from '#testing';
import { ResultQueries } from '../results/result.queries.js';
import { ChangeTerms } from './change-terms.js';
import { TermsQueries } from './terms.queries.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

const resultOf = ({ candidateId, id }: TheirSubmission) => laurel.get(ResultQueries).of(candidateId, id);

describe('the terms of review', () => {
  it('are data: a coach meeting can be required after the first attempt', async () => {
    const programId = await theProgram(laurel);
    const { programId: _, revision, ...terms } = await laurel.get(TermsQueries).current(programId);
    await laurel
      .get(ChangeTerms)
      .run({ actor: anAdministrator, programId, revision, terms: { ...terms, attemptsBeforeCoach: 1 } });
    await expect(
      laurel.get(ChangeTerms).run({ actor: anAdministrator, programId, revision, terms }),
    ).rejects.toMatchObject({
      kind: 'stale',
      code: 'review-terms.stale',
    });
    const { submission } = await aSubmissionInReview(laurel, { pilot }).released({ o1: 'not_met' });
    expect((await resultOf(submission)).next).toMatchObject({ coachMeetingNeeded: true });
  });
});
