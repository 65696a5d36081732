import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asCandidate, aSubmission, type Laurel, startLaurel } from '#testing';
import { aRecording, someCaptions } from '../../test/a-recording.js';
import { refusal } from '../../test/refusal.js';
import { AddCaptions } from './add-captions.js';
import { CaptionQueries } from './caption.queries.js';
import { RemoveCaptions } from './remove-captions.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

async function aDraftWithCaptions() {
  const draft = await aSubmission(laurel).draft();
  const actor = asCandidate(draft.candidateId);
  const { id: fileId } = await aRecording(laurel, draft);
  await laurel.get(AddCaptions).run({ actor, submissionId: draft.id, fileId, content: someCaptions });
  return { actor, submissionId: draft.id, fileId };
}

describe('removing captions', () => {
  it('takes them from the reviewer, and a second time there is nothing to remove', async () => {
    const given = await aDraftWithCaptions();
    await laurel.get(RemoveCaptions).run(given);
    expect(await refusal(laurel.get(CaptionQueries).deliverable(given.fileId))).toMatchObject({
      code: 'caption.not-found',
    });
    expect(await refusal(laurel.get(RemoveCaptions).run(given))).toMatchObject({ code: 'caption.not-found' });
  });

  it('leaves the captions of other candidates alone', async () => {
    const [own, others] = [await aDraftWithCaptions(), await aDraftWithCaptions()];
    const removing = laurel.get(RemoveCaptions).run({ ...own, fileId: others.fileId });
    expect(await refusal(removing)).toMatchObject({ code: 'caption.not-found' });
    expect(await laurel.get(CaptionQueries).deliverable(others.fileId)).toContain('Good morning.');
  });
});
