import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactor } from '#database';
import { EnrollmentRepository } from '#pilots';
import { asCandidate, aSubmission, completed, type Laurel, startLaurel, submissionNow } from '#testing';
import { begin, fileNow, pdf, send } from '../../test/resumable-upload.js';
import { ArtifactFile } from '../artifact-file.entity.js';
import { OpenAttempt } from '../attempts/open-attempt.js';
import { ScanFile } from '../files/scan-file.js';
import { SealSubmission } from '../sealing/seal-submission.js';
import { FinishUpload } from './finish-upload.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('a resumable upload', () => {
  it('becomes a file with a safe name of its type, and has its hash after the scan', async () => {
    const draft = await aSubmission(laurel).draft();
    const id = await begin(laurel, draft, '../our plan');
    await send(laurel, id, 0, pdf.subarray(0, 5));
    await send(laurel, id, 5, pdf.subarray(5));

    await laurel.get(FinishUpload).run({ uploadId: id, sha256: null });

    expect(await fileNow(laurel, id)).toMatchObject({
      state: 'uploaded',
      originalName: '_our plan.pdf',
      mediaType: 'application/pdf',
      sha256: '',
    });
    expect(await laurel.get(ScanFile).run({ fileId: id })).toBe('clean');
    expect(await fileNow(laurel, id)).toMatchObject({ sha256: createHash('sha256').update(pdf).digest('hex') });
  });

  it('that is finished several times stays one file', async () => {
    const draft = await aSubmission(laurel).draft();
    const id = await begin(laurel, draft);
    await send(laurel, id, 0, pdf);

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

  it('that is not complete is no file yet: no seal waits for it, and no attempt carries it over', async () => {
    const draft = await aSubmission(laurel).draft();
    const id = await begin(laurel, draft);
    await send(laurel, id, 0, pdf.subarray(0, 5));
    await completed(laurel, draft);
    await laurel.get(SealSubmission).run({ actor: asCandidate(draft.candidateId), submissionId: draft.id });
    expect(JSON.stringify((await submissionNow(laurel, draft.id)).manifest)).not.toContain(id);

    const next = await laurel.get(Transactor).run(async (tx) => {
      await tx.query(`UPDATE submission SET state = 'released' WHERE id = $1`, [draft.id]);
      await laurel
        .get(EnrollmentRepository)
        .move(tx, { of: draft.enrollmentId, command: 'return-unmet', actorId: null, at: laurel.clock.now() });
      return laurel.get(OpenAttempt).run(tx, { enrollmentId: draft.enrollmentId, scope: ['o2b'], actor: null });
    });

    expect(await laurel.dataSource.manager.existsBy(ArtifactFile, { submissionId: next.id, state: 'uploading' })).toBe(
      false,
    );
  });
});
