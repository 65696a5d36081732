import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { Enrollment } from '#pilots';
import { anAdministrator, aSubmission, type Laurel, startLaurel } from '#testing';
import { refusal } from '../../test/refusal.js';
import { ReturnIncomplete } from './return-incomplete.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('returning a submission as incomplete', () => {
  it('makes it the draft of the same attempt, and keeps the reason for the candidate', async () => {
    const sealed = await aSubmission(laurel).sealed();
    const returnIt = () =>
      laurel
        .get(ReturnIncomplete)
        .run({ actor: anAdministrator, submissionId: sealed.id, reason: 'The second file cannot be opened' });

    expect(await returnIt()).toMatchObject({ state: 'draft', attempt: 1, manifest: null, sealedAt: null });

    const enrollment = await laurel.dataSource.manager.findOneByOrFail(Enrollment, { id: sealed.enrollmentId });
    expect(enrollment.state).toBe('active');
    const told = await laurel.dataSource.manager.findOneByOrFail(EventRecord, {
      type: 'submission.returned',
      subjectId: sealed.id,
    });
    expect(told.payload).toMatchObject({ reason: 'The second file cannot be opened', from: 'sealed', to: 'draft' });
    expect(await refusal(returnIt())).toMatchObject({ code: 'submission.transition' });
  });
});
