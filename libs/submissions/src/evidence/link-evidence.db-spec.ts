import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aFile, asCandidate, aSubmission, type Laurel, startLaurel, type TheirSubmission } from '#testing';
import { refusal } from '../../test/refusal.js';
import { LinkEvidence } from './link-evidence.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('evidence', () => {
  const link = (
    { id, candidateId }: TheirSubmission,
    evidence: Partial<Parameters<LinkEvidence['run']>[0]['evidence']>,
  ) =>
    laurel.get(LinkEvidence).run({
      actor: asCandidate(candidateId),
      submissionId: id,
      evidence: {
        detailId: 'o1',
        kind: 'document_profile',
        fileId: null,
        page: null,
        second: null,
        explanation: 'It shows it',
        ...evidence,
      },
    });

  it('points at a detail of the attempt and a file of the artifact, or the refusal says what to choose', async () => {
    const [draft, other] = [await aSubmission(laurel).draft(), await aSubmission(laurel).draft()];
    const foreign = await aFile(laurel, other);
    expect(await refusal(link(draft, { detailId: 'o9' }))).toMatchObject({
      code: 'evidence.invalid',
      details: { errors: [{ pointer: '/detailId', detail: expect.stringContaining('o1, o2a, o2b') }] },
    });
    expect(await refusal(link(draft, { kind: 'essay' }))).toMatchObject({
      details: { errors: [{ pointer: '/kind', detail: expect.stringContaining('document_profile') }] },
    });
    expect(await refusal(link(draft, { fileId: foreign.id }))).toMatchObject({
      details: { errors: [{ pointer: '/fileId' }] },
    });
    expect(await refusal(link(draft, { page: 3 }))).toMatchObject({ details: { errors: [{ pointer: '/page' }] } });
  });
});
