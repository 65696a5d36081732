import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactor } from '#database';
import { EnrollmentRepository } from '#pilots';
import { asCandidate, aSubmission, type Laurel, startLaurel, submissionNow } from '#testing';
import { OpenAttempt } from './open-attempt.js';
import { SubmissionQueries } from './submission.queries.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('the next attempt', () => {
  it('begins with the contents of the attempt before, asks only for the unmet details, and must be attested to', async () => {
    const sealed = await aSubmission(laurel).sealed();
    const next = await laurel.get(Transactor).run(async (tx) => {
      await tx.query(`UPDATE submission SET state = 'released' WHERE id = $1`, [sealed.id]);
      await laurel.get(EnrollmentRepository).move(tx, {
        of: sealed.enrollmentId,
        command: 'return-unmet',
        actorId: null,
        at: laurel.clock.now(),
      });
      return laurel.get(OpenAttempt).run(tx, { enrollmentId: sealed.enrollmentId, scope: ['o2b'], actor: null });
    });
    const view = await laurel.get(SubmissionQueries).forCandidate(asCandidate(sealed.candidateId), next.id);
    expect(view).toMatchObject({ attempt: 2, state: 'draft', missingParts: [{ part: 'attestation' }] });
    expect(view.scope.map(({ id }) => id)).toEqual(['o2b']);
    expect(view.evidence.map(({ detailId }) => detailId)).toEqual(['o2b']);
    const unchanged = { id: 'o2b', changed: false };
    expect(view.sinceLastAttempt).toMatchObject({ attempt: 1, details: [unchanged] });
    expect(view.sinceLastAttempt?.artifacts.filter(({ changed }) => changed)).toEqual([]);
    const inScope = view.outcomes.flatMap(({ details }) => details).filter((detail) => detail.inScope);
    expect(inScope.map(({ id }) => id)).toEqual(['o2b']);
    expect((await submissionNow(laurel, sealed.id)).manifest).not.toBeNull();
  });
});
