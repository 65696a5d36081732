import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FingerprintSubmission, SealSubmission } from '#submissions';
import {
  aFile,
  aPerson,
  asCandidate,
  aSubmission,
  aSubmissionInReview,
  completed,
  type Laurel,
  lockedBy,
  samplePdf,
  startLaurel,
} from '#testing';
import { ReleaseDecision } from './release-decision.js';
import { DecisionQueries } from './decision.queries.js';
import { ReleasePlanQueries } from './release-plan.queries.js';

describe('the plan of a release', () => {
  let laurel: Laurel;
  let administrator: { id: string };
  beforeAll(async () => {
    laurel = await startLaurel();
    administrator = await aPerson(laurel, { roles: ['administrator'] });
  });
  afterAll(() => laurel.stop());

  const planned = async (reader = administrator) =>
    (await laurel.get(ReleasePlanQueries).for(reader)).items.map(({ submissionId }) => submissionId);

  it('has each decision on which the reviewers agreed, with its result and what each of them gave', async () => {
    const { submission, first, second } = await aSubmissionInReview(laurel).decided({ o1: 'not_met' });
    const { items } = await laurel.get(ReleasePlanQueries).for(administrator);
    expect(items.find(({ submissionId }) => submissionId === submission.id)).toMatchObject({
      submissionNumber: expect.any(Number),
      attempt: 1,
      outcome: 'not_yet_met',
      ownReview: false,
      reviews: [first, second].map(({ reviewerId }, index) => ({
        slot: index + 1,
        reviewer: { id: reviewerId },
        levels: [
          { name: expect.any(String), meets: false, details: 1 },
          { name: expect.any(String), meets: true, details: expect.any(Number) },
        ],
      })),
    });
  });

  it('leaves out a decision after a disagreement, and counts it', async () => {
    const before = await laurel.get(ReleasePlanQueries).for(administrator);
    const { submission, third } = await aSubmissionInReview(laurel).adjudicated('o1');
    await lockedBy(laurel, third);
    const after = await laurel.get(ReleasePlanQueries).for(administrator);
    expect(after.items.map(({ submissionId }) => submissionId)).not.toContain(submission.id);
    expect(after.others).toBe(before.others + 1);
  });

  it('leaves out a submission with similar work that nobody has looked at', async () => {
    const content = samplePdf('The minutes of somebody else');
    const sealed = async () => {
      const draft = await aSubmission(laurel).draft();
      await aFile(laurel, draft, 'document_profile', { content });
      const submission = await completed(laurel, draft);
      await laurel.get(SealSubmission).run({ actor: asCandidate(submission.candidateId), submissionId: submission.id });
      return submission;
    };
    const [, submission] = [await sealed(), await sealed()];
    await aSubmissionInReview(laurel, { submission }).decided();
    expect(await planned()).toContain(submission.id);
    await laurel.get(FingerprintSubmission).run({ submissionId: submission.id });
    expect(await planned()).not.toContain(submission.id);

    const { submission: later } = await aSubmissionInReview(laurel).decided();
    const all = await planned();
    expect(all.at(-1)).toBe(later.id);
    const oldest = await laurel.get(DecisionQueries).agreed(administrator, all.length);
    expect(oldest.map(({ submissionId }) => submissionId)).toEqual(all);
  });

  it('leaves out what the reader reviewed, and what is released', async () => {
    const { submission, first } = await aSubmissionInReview(laurel).decided();
    expect(await planned({ id: first.reviewerId })).not.toContain(submission.id);
    expect(await planned()).toContain(submission.id);
    await laurel.get(ReleaseDecision).run({ actor: administrator, submissionId: submission.id });
    expect(await planned()).not.toContain(submission.id);
  });

  it('counts no fewer than none when what it plans is released while it is read', async () => {
    const { submission } = await aSubmissionInReview(laurel).decided();
    const decisions = laurel.get(DecisionQueries);
    const read = jest.spyOn(decisions, 'agreed').mockImplementationOnce(async (reader, limit) => {
      read.mockRestore();
      const agreed = await decisions.agreed(reader, limit);
      await laurel.get(ReleaseDecision).run({ actor: administrator, submissionId: submission.id });
      return agreed;
    });
    const during = await laurel.get(ReleasePlanQueries).for(administrator);
    expect(during.items.map(({ submissionId }) => submissionId)).toContain(submission.id);
    const afterwards = await laurel.get(ReleasePlanQueries).for(administrator);
    expect(during.others).toBe(afterwards.others);
  });
});
