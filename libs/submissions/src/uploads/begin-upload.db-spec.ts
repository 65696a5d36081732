import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asCandidate, aSubmission, type Laurel, startLaurel, type TheirSubmission } from '#testing';
import { refusal } from '../../test/refusal.js';
import { ArtifactFile } from '../artifact-file.entity.js';
import { BeginUpload } from './begin-upload.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const announce = (draft: TheirSubmission, about: { name?: string; mediaType?: string; size?: number } = {}) =>
  laurel.get(BeginUpload).run({
    id: randomUUID(),
    actor: asCandidate(draft.candidateId),
    submissionId: draft.id,
    kind: 'document_profile',
    name: 'plan.pdf',
    mediaType: '',
    description: 'The plan',
    size: 5_000,
    ...about,
  });

describe('announcing an upload', () => {
  it('takes one of the places for files before the first byte', async () => {
    const draft = await aSubmission(laurel).draft();
    expect(await announce(draft)).toMatchObject({ state: 'uploading', position: 1, resumable: true });
    await announce(draft);
    await announce(draft);
    expect(await refusal(announce(draft))).toMatchObject({
      code: 'artifact.too-many-files',
      details: { maxCount: 3, underWay: 3 },
    });
  });

  it('refuses a wrong size or type, and keeps no row', async () => {
    const draft = await aSubmission(laurel).draft();
    expect(await refusal(announce(draft, { size: 0 }))).toMatchObject({ code: 'file.empty' });
    expect(await refusal(announce(draft, { size: 1_000_000_000_000 }))).toMatchObject({ code: 'file.too-large' });
    expect(await refusal(announce(draft, { name: 'plan.exe', mediaType: 'application/x-msdownload' }))).toMatchObject({
      code: 'file.type-not-accepted',
    });
    expect(await laurel.dataSource.manager.countBy(ArtifactFile, { submissionId: draft.id })).toBe(0);
  });
});
