import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ArtifactStore } from '#storage';
import { aSubmission, type Laurel, startLaurel } from '#testing';
import { refusal } from '../../test/refusal.js';
import { begin, fileNow, pdf, send } from '../../test/resumable-upload.js';
import { ArtifactFile } from '../artifact-file.entity.js';
import { DiscardUpload } from './discard-upload.js';
import { FinishUpload } from './finish-upload.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('discarding an upload', () => {
  it('removes its bytes and its row; discarding it twice is not an error', async () => {
    const draft = await aSubmission(laurel).draft();
    const uploadId = await begin(laurel, draft);
    await send(laurel, uploadId, 0, pdf.subarray(0, 5));
    await laurel.get(DiscardUpload).run({ uploadId });
    await laurel.get(DiscardUpload).run({ uploadId });
    expect(await laurel.dataSource.manager.countBy(ArtifactFile, { id: uploadId })).toBe(0);
    expect(await laurel.get(ArtifactStore).stat(uploadId)).toBeNull();
  });

  it('is refused once the upload is a file', async () => {
    const draft = await aSubmission(laurel).draft();
    const uploadId = await begin(laurel, draft);
    await send(laurel, uploadId, 0, pdf);
    await laurel.get(FinishUpload).run({ uploadId, sha256: null });
    expect(await refusal(laurel.get(DiscardUpload).run({ uploadId }))).toMatchObject({ code: 'upload.finished' });
    expect(await fileNow(laurel, uploadId)).toMatchObject({ state: 'uploaded' });
  });
});
