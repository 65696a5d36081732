import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EditPerson } from '#identity';
import { Enrollment, ExpireDueEnrollments } from '#pilots';
import { ArtifactStore } from '#storage';
import { aFile, aPerson, asCandidate, aSubmission, type Laurel, startLaurel, submissionNow } from '#testing';
import { refusal } from '../../test/refusal.js';
import { ArtifactFile } from '../artifact-file.entity.js';
import { AddFile } from '../files/add-file.js';
import { SaveText } from '../writing/save-text.js';
import { manifestHash } from './manifest.document.js';
import { Receipts } from './receipts.js';
import { SealSubmission } from './seal-submission.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const seal = ({ id, candidateId }: { id: string; candidateId: string }) =>
  laurel.get(SealSubmission).run({ actor: asCandidate(candidateId), submissionId: id });
const enrollmentNow = (id: string) => laurel.dataSource.manager.findOneByOrFail(Enrollment, { id });

describe('sealing', () => {
  it('freezes a complete submission under a manifest with a hash that anyone can compute, and submits the enrollment', async () => {
    const complete = await aSubmission(laurel).complete();
    const sealed = await seal(complete);
    expect(sealed).toMatchObject({ state: 'sealed', sealedAt: laurel.clock.now() });
    expect((await enrollmentNow(complete.enrollmentId)).state).toBe('submitted');
    const receipt = await laurel.get(Receipts).view(asCandidate(complete.candidateId), complete.id);
    expect(receipt).toMatchObject({ onTime: true, manifestSha256: sealed.manifestSha256 });
    expect(manifestHash((await submissionNow(laurel, complete.id)).manifest!)).toBe(sealed.manifestSha256);
  });

  it('gives a receipt that keeps the name under which it was given', async () => {
    const person = await aPerson(laurel, { name: 'Maria Gonzalez' });
    const { id: submissionId, candidateId } = await aSubmission(laurel, { person }).sealed();
    await laurel.get(EditPerson).run({
      actor: asCandidate(candidateId),
      personId: candidateId,
      revision: person.revision,
      changes: { name: 'Maria Smith' },
    });
    const receipt = await laurel.get(Receipts).view(asCandidate(candidateId), submissionId);
    expect(receipt.submittedBy).toBe('Maria Gonzalez');
  });

  it('lists everything that is missing, not only the first part', async () => {
    const draft = await aSubmission(laurel).draft();
    const error = await refusal(seal(draft));
    expect(error).toMatchObject({ kind: 'conflict', code: 'submission.incomplete' });
    expect((error.details.missingParts as { part: string }[]).map(({ part }) => part)).toEqual([
      'words',
      'files',
      'words',
      'words',
      'evidence',
      'evidence',
      'evidence',
      'attestation',
    ]);
  });

  it('refuses a file that the store has lost, and names it', async () => {
    const complete = await aSubmission(laurel).complete();
    const file = await laurel.dataSource.manager.findOneByOrFail(ArtifactFile, { submissionId: complete.id });
    await laurel.get(ArtifactStore).remove(file.storageKey);
    expect(await refusal(seal(complete))).toMatchObject({
      code: 'submission.file-damaged',
      details: { files: [{ fileId: file.id, fault: 'absent' }] },
    });
    expect((await submissionNow(laurel, complete.id)).state).toBe('draft');
  });

  it('freezes texts, files and evidence', async () => {
    const sealed = await aSubmission(laurel).sealed();
    const write = laurel.get(SaveText).run({
      actor: asCandidate(sealed.candidateId),
      submissionId: sealed.id,
      kind: 'responsive_narrative',
      text: 'another',
      revision: 1,
    });
    expect(await refusal(write)).toMatchObject({ code: 'submission.sealed' });
    expect(await refusal(aFile(laurel, sealed))).toMatchObject({ code: 'submission.sealed' });
  });

  it('is refused after the deadline, and everything saved is kept', async () => {
    const complete = await aSubmission(laurel).complete();
    const { closesAt } = await enrollmentNow(complete.enrollmentId);
    const before = laurel.clock.now();
    laurel.clock.set(closesAt!);
    expect(await refusal(seal(complete))).toMatchObject({ code: 'enrollment.closed' });
    expect(await submissionNow(laurel, complete.id)).toMatchObject({ state: 'draft', sealedAt: null });
    laurel.clock.set(before);
  });

  it('belongs to the candidate: another person finds nothing', async () => {
    const [mine, theirs] = [await aSubmission(laurel).complete(), await aSubmission(laurel).draft()];
    expect(await refusal(seal({ ...mine, candidateId: theirs.candidateId }))).toMatchObject({ kind: 'not-found' });
  });

  it('happens once when it is requested eight times at once', async () => {
    const complete = await aSubmission(laurel).complete();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => seal(complete)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ kind: 'conflict' });
  });

  it('is refused when another tab changes the draft between the check and the seal', async () => {
    const complete = await aSubmission(laurel).complete();
    const store = laurel.get(ArtifactStore);
    const read = store.read.bind(store);
    store.read = async (...about) => {
      store.read = read;
      await laurel.get(SaveText).run({
        actor: asCandidate(complete.candidateId),
        submissionId: complete.id,
        kind: 'reflection_plan',
        text: 'six words written in another tab',
        revision: 1,
      });
      return read(...about);
    };
    expect(await refusal(seal(complete))).toMatchObject({ code: 'submission.changed' });
  });
});

describe('the attestation', () => {
  it('is part of the manifest and the receipt, in the words of the text', async () => {
    const complete = await aSubmission(laurel).complete();
    const { manifest } = await seal(complete);
    const said = {
      textVersion: 1,
      answers: { ownWork: true, aiUse: 'none', aiHow: '', consent: 'nobody' },
      said: [{ item: 'ownWork' }, { item: 'aiUse', answer: 'I did not use AI.' }, { item: 'consent' }],
    };
    expect(manifest).toMatchObject({ attestation: said });
    const receipt = await laurel.get(Receipts).view(asCandidate(complete.candidateId), complete.id);
    expect(receipt).toMatchObject({ attestation: said, manifest: { attestation: said } });
  });

  it('is required: nothing else is missing, and the seal is refused', async () => {
    const complete = await aSubmission(laurel).complete();
    await laurel.dataSource.query('DELETE FROM attestation WHERE submission_id = $1', [complete.id]);
    expect(await refusal(seal(complete))).toMatchObject({
      code: 'submission.incomplete',
      details: { missingParts: [{ part: 'attestation' }] },
    });
  });
});

describe('what goes wrong', () => {
  it('the deadline passes while a file is uploading', async () => {
    const draft = await aSubmission(laurel).complete();
    const { closesAt } = await enrollmentNow(draft.enrollmentId);
    const before = laurel.clock.now();
    await laurel.get(AddFile).run({
      actor: asCandidate(draft.candidateId),
      submissionId: draft.id,
      kind: 'document_profile',
      receive: async ({ store, key, maxBytes }) => {
        const { Readable } = await import('node:stream');
        const stored = await store.write(key, Readable.from(['the last bytes']), { maxBytes });
        laurel.clock.set(new Date(closesAt!.getTime() + 60 * 60_000));
        await laurel.get(ExpireDueEnrollments).run();
        return {
          file: { key, name: 'late.pdf', mediaType: 'application/pdf', ...stored },
          description: 'Came in late',
        };
      },
    });
    expect((await enrollmentNow(draft.enrollmentId)).state).toBe('expired');
    expect(
      await laurel.dataSource.manager.existsBy(ArtifactFile, {
        submissionId: draft.id,
        originalName: 'late.pdf',
        state: 'uploaded',
      }),
    ).toBe(true);
    expect(await refusal(seal(draft))).toMatchObject({ kind: 'conflict' });
    laurel.clock.set(before);
  });

  it('sealing and expiry race: exactly one wins', async () => {
    const before = laurel.clock.now();
    for (let round = 0; round < 5; round++) {
      const complete = await aSubmission(laurel).complete();
      const { closesAt } = await enrollmentNow(complete.enrollmentId);
      laurel.clock.set(new Date(closesAt!.getTime() - 1));
      const sealing = seal(complete).then(
        () => true,
        () => false,
      );
      // The request has arrived in time; the sweep comes while it is at work.
      await new Promise(setImmediate);
      laurel.clock.set(new Date(closesAt!.getTime() + 60 * 60_000));
      const [sealed] = await Promise.all([sealing, laurel.get(ExpireDueEnrollments).run()]);
      const { state } = await enrollmentNow(complete.enrollmentId);
      expect(state).toBe(sealed ? 'submitted' : 'expired');
      expect((await submissionNow(laurel, complete.id)).state).toBe(sealed ? 'sealed' : 'draft');
      laurel.clock.set(before);
    }
  });
});
