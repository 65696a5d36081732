import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Enrollment } from '#pilots';
import { asCandidate, aSubmission, completed, type Laurel, startLaurel } from '#testing';
import { refusal } from '../../test/refusal.js';
import { SealSubmission } from '../sealing/seal-submission.js';
import { RecallSubmission } from './recall-submission.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const seal = ({ id, candidateId }: { id: string; candidateId: string }) =>
  laurel.get(SealSubmission).run({ actor: asCandidate(candidateId), submissionId: id });
const enrollmentNow = (id: string) => laurel.dataSource.manager.findOneByOrFail(Enrollment, { id });

describe('recalling', () => {
  const recall = ({ id, candidateId }: { id: string; candidateId: string }) =>
    laurel.get(RecallSubmission).run({ actor: asCandidate(candidateId), submissionId: id });

  it('makes the same attempt a draft again, which can be changed and sealed', async () => {
    const sealed = await aSubmission(laurel).sealed();
    expect(await recall(sealed)).toMatchObject({ state: 'draft', attempt: 1, manifest: null });
    expect((await enrollmentNow(sealed.enrollmentId)).state).toBe('active');
    await completed(laurel, sealed);
    expect(await seal(sealed)).toMatchObject({ state: 'sealed', attempt: 1 });
  });

  it('is refused after the deadline, since the candidate could not seal again', async () => {
    const sealed = await aSubmission(laurel).sealed();
    const before = laurel.clock.now();
    laurel.clock.set((await enrollmentNow(sealed.enrollmentId)).closesAt!);
    expect(await refusal(recall(sealed))).toMatchObject({ code: 'submission.recall-after-close' });
    laurel.clock.set(before);
  });

  it('of a draft is a conflict with the state and the allowed commands', async () => {
    expect(await refusal(recall(await aSubmission(laurel).draft()))).toMatchObject({
      code: 'submission.transition',
      details: { state: 'draft', allowed: ['seal'] },
    });
  });
});
