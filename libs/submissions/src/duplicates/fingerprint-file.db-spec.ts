import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aFile,
  asCandidate,
  aSubmission,
  aSubmissionInReview,
  completed,
  type Laurel,
  samplePdf,
  sealedAgain,
  startLaurel,
  theProgram,
} from '#testing';
import { SealSubmission } from '../sealing/seal-submission.js';
import { DuplicateQueries } from './duplicate.queries.js';
import { FingerprintFile } from './fingerprint-file.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const page = samplePdf(Array.from({ length: 60 }, (_, index) => `sentence${index}`).join(' '));

async function sealedWithPage() {
  const draft = await aSubmission(laurel).draft();
  const file = await aFile(laurel, draft, 'document_profile', { content: page });
  await completed(laurel, draft);
  await laurel.get(SealSubmission).run({ actor: asCandidate(draft.candidateId), submissionId: draft.id });
  return { ...draft, file };
}

const compare = ({ id }: { id: string }) => laurel.get(FingerprintFile).run({ fileId: id });
const count = async ({ id }: { id: string }) =>
  (
    await laurel
      .get(DuplicateQueries)
      .page({ programId: await theProgram(laurel), submissionId: id, state: 'open', limit: 10 })
  ).items.length;

describe('comparing again after a file was read again', () => {
  it('finds what its submission shares with others', async () => {
    const [first, second] = [await sealedWithPage(), await sealedWithPage()];
    expect(await count(first)).toBe(0);
    await compare(second.file);
    expect(await count(first)).toBe(1);
  });

  it('is done for every sealed attempt with it', async () => {
    const first = await sealedWithPage();
    await aSubmissionInReview(laurel, { submission: first }).released({ o1: 'not_met' });
    const again = await sealedAgain(laurel, first);
    await compare(first.file);
    const compared = await laurel.dataSource.query<{ id: string }[]>(
      'SELECT DISTINCT submission_id AS id FROM text_fingerprint WHERE submission_id = ANY ($1) ORDER BY 1',
      [[first.id, again.id]],
    );
    expect(compared.map(({ id }) => id)).toEqual([first.id, again.id].sort());
  });

  it('leaves a draft alone', async () => {
    const draft = await aSubmission(laurel).draft();
    const file = await aFile(laurel, draft, 'document_profile', { content: page });
    await compare(file);
    expect(await count(draft)).toBe(0);
  });
});
