import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aFile, asCandidate, aSubmission, type Laurel, startLaurel } from '#testing';
import { refusal } from '../../test/refusal.js';
import { SubmissionQueries } from '../attempts/submission.queries.js';
import { DescribeFile } from './describe-file.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('describing a file', () => {
  it('removes the description from the missing parts', async () => {
    const draft = await aSubmission(laurel).draft();
    const actor = asCandidate(draft.candidateId);
    const { id: fileId } = await aFile(laurel, draft, 'document_profile', { description: '' });
    const missing = async () =>
      (await laurel.get(SubmissionQueries).forCandidate(actor, draft.id)).missingParts.map(({ part }) => part);
    expect(await missing()).toContain('file-description');
    await laurel.get(DescribeFile).run({ actor, submissionId: draft.id, fileId, description: 'The agenda' });
    expect(await missing()).not.toContain('file-description');
  });

  it('is refused once the submission is sealed', async () => {
    const sealed = await aSubmission(laurel).draft();
    const { id: fileId } = await aFile(laurel, sealed);
    await laurel.dataSource.query(
      `UPDATE submission SET state = 'sealed', sealed_at = now(), manifest = '{}', manifest_sha256 = '' WHERE id = $1`,
      [sealed.id],
    );
    const actor = asCandidate(sealed.candidateId);
    const describing = laurel
      .get(DescribeFile)
      .run({ actor, submissionId: sealed.id, fileId, description: 'Another agenda' });
    expect(await refusal(describing)).toMatchObject({ code: 'submission.sealed' });
  });
});
