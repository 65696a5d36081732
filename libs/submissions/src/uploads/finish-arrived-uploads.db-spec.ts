import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ArtifactStore, UnfinishedUploads } from '#storage';
import { asCandidate, aSubmission, type Laurel, startLaurel } from '#testing';
import { begin, fileNow, pdf, send } from '../../test/resumable-upload.js';
import { FinishArrivedUploads } from './finish-arrived-uploads.js';
import { UploadQueries } from './upload.queries.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('a resumable upload', () => {
  it('that the store has lost does not stop the others, and is shown without bytes', async () => {
    const draft = await aSubmission(laurel).draft();
    const [lost, whole] = [await begin(laurel, draft), await begin(laurel, draft)];
    await laurel.get(UnfinishedUploads).discard(lost);
    await send(laurel, whole, 0, pdf);
    laurel.clock.advance({ minutes: 10 });

    expect(await laurel.get(FinishArrivedUploads).run()).toBe(1);

    expect(await fileNow(laurel, whole)).toMatchObject({ state: 'uploaded' });
    expect(await laurel.get(UploadQueries).unfinished(asCandidate(draft.candidateId), draft.id)).toEqual([
      expect.objectContaining({ id: lost, arrived: 0 }),
    ]);
    expect(await laurel.get(ArtifactStore).stat(lost)).toBeNull();
  });
});
