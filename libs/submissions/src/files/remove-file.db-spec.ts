import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aFile, asCandidate, aSubmission, type Laurel, startLaurel } from '#testing';
import { refusal } from '../../test/refusal.js';
import { LinkEvidence } from '../evidence/link-evidence.js';
import { RemoveFile } from './remove-file.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('removing a file', () => {
  it('is refused while evidence points at the file', async () => {
    const draft = await aSubmission(laurel).draft();
    const { id: fileId } = await aFile(laurel, draft);
    const theirs = { actor: asCandidate(draft.candidateId), submissionId: draft.id };
    await laurel.get(LinkEvidence).run({
      ...theirs,
      evidence: {
        detailId: 'o1',
        kind: 'document_profile',
        fileId,
        page: 1,
        second: null,
        explanation: 'The agenda',
      },
    });
    expect(await refusal(laurel.get(RemoveFile).run({ ...theirs, fileId }))).toMatchObject({ code: 'file.cited' });
  });
});
