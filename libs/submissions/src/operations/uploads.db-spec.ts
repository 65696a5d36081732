import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactor } from '#database';
import { EnrollmentRepository } from '#pilots';
import { ArtifactStore, UnfinishedUploads } from '#storage';
import { aSubmission, completed, type Laurel, startLaurel, submissionNow, type TheirSubmission } from '#testing';
import { ArtifactFile } from '../artifact-file.entity.js';
import { UploadQueries } from '../upload.queries.js';
import { BeginUpload } from './begin-upload.js';
import { FinishArrivedUploads } from './finish-arrived-uploads.js';
import { FinishUpload } from './finish-upload.js';
import { OpenAttempt } from './open-attempt.js';
import { ScanFile } from './scan-file.js';
import { SealSubmission } from './seal-submission.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const pdf = Buffer.from('%PDF-1.7 a few bytes');
const begin = async (draft: TheirSubmission, name = 'plan.pdf') => {
  const announced = {
    id: randomUUID(),
    actorId: draft.candidateId,
    submissionId: draft.id,
    kind: 'document_profile' as const,
    name,
    mediaType: '',
    description: 'The plan',
    size: pdf.length,
  };
  const { id } = await laurel.get(BeginUpload).run(announced);
  await laurel.get(UnfinishedUploads).begin(id, pdf.length);
  return id;
};
const send = (id: string, offset: number, bytes: Buffer) =>
  laurel.get(UnfinishedUploads).append(id, Readable.from([bytes]), { offset, size: pdf.length });
const fileNow = (id: string) => laurel.dataSource.manager.findOneByOrFail(ArtifactFile, { id });

describe('a resumable upload', () => {
  it('becomes a file under a safe name of its own type, and has its hash by the time it counts', async () => {
    const draft = await aSubmission(laurel).draft();
    const id = await begin(draft, '../our plan');
    await send(id, 0, pdf.subarray(0, 5));
    await send(id, 5, pdf.subarray(5));

    await laurel.get(FinishUpload).run({ uploadId: id, sha256: null });

    expect(await fileNow(id)).toMatchObject({
      state: 'uploaded',
      originalName: '_our plan.pdf',
      mediaType: 'application/pdf',
      sha256: '',
    });
    expect(await laurel.get(ScanFile).run(id)).toBe('clean');
    expect(await fileNow(id)).toMatchObject({ sha256: createHash('sha256').update(pdf).digest('hex') });
  });

  it('that is asked to be finished again, by whomever, stays the file that it is', async () => {
    const draft = await aSubmission(laurel).draft();
    const id = await begin(draft);
    await send(id, 0, pdf);

    await Promise.all(
      Array.from({ length: 4 }, () =>
        laurel
          .get(FinishUpload)
          .run({ uploadId: id, sha256: null })
          .catch(() => null),
      ),
    );

    expect(await laurel.get(FinishUpload).run({ uploadId: id, sha256: null })).toMatchObject({ id, state: 'uploaded' });
    const events = await laurel.dataSource.query(
      `SELECT id FROM event WHERE type = 'file.uploaded' AND subject_id = $1`,
      [id],
    );
    expect(events).toHaveLength(1);
  });

  it('that is not whole is no file yet: no seal waits for it, and no attempt carries it on', async () => {
    const draft = await aSubmission(laurel).draft();
    const id = await begin(draft);
    await send(id, 0, pdf.subarray(0, 5));
    await completed(laurel, draft);
    await laurel.get(SealSubmission).run({ actorId: draft.candidateId, submissionId: draft.id });
    expect(JSON.stringify((await submissionNow(laurel, draft.id)).manifest)).not.toContain(id);

    const next = await laurel.get(Transactor).run(async (tx) => {
      await tx.query(`UPDATE submission SET state = 'released' WHERE id = $1`, [draft.id]);
      await laurel
        .get(EnrollmentRepository)
        .move(tx, { of: draft.enrollmentId, command: 'return-unmet', actorId: null, at: laurel.clock.now() });
      return laurel.get(OpenAttempt).run(tx, { enrollmentId: draft.enrollmentId, scope: ['o2b'], actorId: null });
    });

    expect(await laurel.dataSource.manager.existsBy(ArtifactFile, { submissionId: next.id, state: 'uploading' })).toBe(
      false,
    );
  });

  it('that the store has lost keeps no other from being finished, and is shown as not begun', async () => {
    const draft = await aSubmission(laurel).draft();
    const [lost, whole] = [await begin(draft), await begin(draft)];
    await laurel.get(UnfinishedUploads).discard(lost);
    await send(whole, 0, pdf);
    laurel.clock.advance({ minutes: 10 });

    expect(await laurel.get(FinishArrivedUploads).run()).toBe(1);

    expect(await fileNow(whole)).toMatchObject({ state: 'uploaded' });
    expect(await laurel.get(UploadQueries).unfinished(draft.candidateId, draft.id)).toEqual([
      expect.objectContaining({ id: lost, arrived: 0 }),
    ]);
    expect(await laurel.get(ArtifactStore).stat(lost)).toBeNull();
  });
});
