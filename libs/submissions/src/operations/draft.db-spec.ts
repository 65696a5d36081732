import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EnrollmentRepository } from '#pilots';
import { Transactor } from '#database';
import { DomainError } from '#kernel';
import { ArtifactStore, FileScanner, type FilePlace } from '#storage';
import { aFile, aSubmission, type Laurel, startLaurel, submissionNow, type TheirSubmission } from '#testing';
import { ArtifactFile } from '../artifact-file.entity.js';
import { BlindQueries } from '../read/blind.queries.js';
import { SubmissionQueries } from '../submission.queries.js';
import { AddFile } from './add-file.js';
import { ClearAbandonedUploads } from './clear-abandoned-uploads.js';
import { LinkEvidence } from './link-evidence.js';
import { OpenAttempt } from './open-attempt.js';
import { RemoveFile } from './remove-file.js';
import { RestoreText } from './restore-text.js';
import { SaveText } from './save-text.js';
import { ScanFile } from './scan-file.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error('It was not refused.');
    },
    (error: DomainError) => error,
  );
const save = ({ id, candidateId }: TheirSubmission, text: string, revision: number) =>
  laurel.get(SaveText).run({ actorId: candidateId, submissionId: id, kind: 'responsive_narrative', text, revision });
const versions = ({ id, candidateId }: TheirSubmission) =>
  laurel.get(SubmissionQueries).versions(candidateId, id, 'responsive_narrative');

describe('writing', () => {
  it('saves over the revision that was read, and counts the words', async () => {
    const draft = await aSubmission(laurel).draft();
    expect(await save(draft, 'A well-made plan', 0)).toMatchObject({ revision: 1, words: 3 });
    expect(await save(draft, 'A well-made plan, kept', 1)).toMatchObject({ revision: 2, words: 4 });
  });

  it('in two tabs never overwrites silently: the second is told of the newer revision', async () => {
    const draft = await aSubmission(laurel).draft();
    await save(draft, 'from the first tab', 0);
    expect(await refusal(save(draft, 'from the second tab', 0))).toMatchObject({
      kind: 'stale',
      code: 'artifact.stale',
      details: { current: { revision: 1, words: 4 } },
    });
  });

  it('in two tabs, kept over the other by choice, leaves the other in the history', async () => {
    const draft = await aSubmission(laurel).draft();
    await save(draft, 'from the first tab', 0);
    const { candidateId: actorId, id: submissionId } = draft;
    await laurel.get(SaveText).run({
      actorId,
      submissionId,
      kind: 'responsive_narrative',
      text: 'from the second tab',
      revision: 1,
      keepBefore: true,
    });
    expect((await versions(draft)).map(({ revision }) => revision)).toEqual([2, 1]);
  });

  it('at the same moment in eight tabs keeps one', async () => {
    const draft = await aSubmission(laurel).draft();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, (_, tab) => save(draft, `tab ${tab}`, 0)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('the same text again changes nothing', async () => {
    const draft = await aSubmission(laurel).draft();
    await save(draft, 'the same', 0);
    expect(await save(draft, 'the same', 1)).toMatchObject({ revision: 1 });
  });

  it('too much is refused with how much to cut', async () => {
    const draft = await aSubmission(laurel).draft();
    expect(await refusal(save(draft, 'x'.repeat(5_003), 0))).toMatchObject({
      code: 'artifact.text-too-long',
      details: { errors: [{ pointer: '/text', detail: 'Shorten it by 3 characters.' }] },
    });
  });

  it('keeps a version for ten minutes of writing, and restores an earlier one without losing the present', async () => {
    const draft = await aSubmission(laurel).draft();
    await save(draft, 'before lunch', 0);
    await save(draft, 'before lunch, a little more', 1);
    laurel.clock.advance({ minutes: 45 });
    await save(draft, 'after lunch', 2);
    expect((await versions(draft)).map(({ revision }) => revision)).toEqual([3, 2]);
    await laurel.get(RestoreText).run({
      actorId: draft.candidateId,
      submissionId: draft.id,
      kind: 'responsive_narrative',
      version: 2,
      revision: 3,
    });
    expect(await laurel.get(SubmissionQueries).text(draft.candidateId, draft.id, 'responsive_narrative')).toMatchObject(
      { text: 'before lunch, a little more', revision: 4 },
    );
    expect((await versions(draft)).map(({ revision }) => revision)).toEqual([4, 3, 2]);
  });
});

describe('files', () => {
  const put =
    (bytes: string, name = 'a.pdf') =>
    async ({ store, key, maxBytes }: FilePlace) => ({
      file: {
        key,
        name,
        mediaType: 'application/pdf',
        ...(await store.write(key, Readable.from([bytes]), { maxBytes })),
      },
      description: '',
    });
  const add = ({ id, candidateId }: TheirSubmission, receive: Parameters<AddFile['run']>[0]['receive']) =>
    laurel.get(AddFile).run({ actorId: candidateId, submissionId: id, kind: 'document_profile', receive });

  it('count once their bytes are in the store and the virus check has passed them', async () => {
    const draft = await aSubmission(laurel).draft();
    const file = await add(draft, put('a few bytes'));
    expect(file).toMatchObject({ state: 'uploaded', size: 11, position: 1 });
    expect(await laurel.get(ScanFile).run(file.id)).toBe('clean');
    expect(await laurel.get(ScanFile).run(file.id)).toBeNull();
  });

  it('that are infected stay out, and say so', async () => {
    const draft = await aSubmission(laurel).draft();
    const file = await add(draft, put('eicar'));
    const scanner = laurel.get(FileScanner);
    const scan = scanner.scan.bind(scanner);
    scanner.scan = async () => ({ result: 'infected', detail: 'Eicar-Test-Signature' });
    expect(await laurel.get(ScanFile).run(file.id)).toBe('infected');
    scanner.scan = scan;
    const { missingParts } = await laurel.get(SubmissionQueries).forCandidate(draft.candidateId, draft.id);
    expect(missingParts).toContainEqual(
      expect.objectContaining({ part: 'file-check', fileId: file.id, state: 'infected' }),
    );
  });

  it('that break off leave neither a row nor bytes', async () => {
    const draft = await aSubmission(laurel).draft();
    let key = '';
    await refusal(
      add(draft, async (place) => {
        key = place.key;
        await place.store.write(key, Readable.from(['half']), place);
        throw new DomainError('invalid', 'file.truncated', 'The upload broke off.');
      }),
    );
    expect(await laurel.get(ArtifactStore).stat(key)).toBeNull();
    expect(await laurel.dataSource.manager.countBy(ArtifactFile, { submissionId: draft.id })).toBe(0);
  });

  it('sent at once are taken up to the limit and not one more', async () => {
    const draft = await aSubmission(laurel).draft();
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, (_, file) => add(draft, put(`file ${file}`))));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const refused = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ code: 'artifact.too-many-files', details: { maxCount: 3 } });
  });

  it('that a crash cut off are cleared away after a day', async () => {
    const draft = await aSubmission(laurel).draft();
    let place!: FilePlace;
    const hanging = add(draft, (given) => {
      place = given;
      return new Promise(() => {});
    });
    while (place === undefined) await new Promise(setImmediate);
    await place.store.write(place.key, Readable.from(['cut off']), place);
    expect(await laurel.get(ClearAbandonedUploads).run()).toBe(0);
    laurel.clock.advance({ days: 1, minutes: 1 });
    expect(await laurel.get(ClearAbandonedUploads).run()).toBe(1);
    expect(await laurel.get(ArtifactStore).stat(place.key)).toBeNull();
    void hanging;
  });

  it('to which evidence points are not removed under it', async () => {
    const draft = await aSubmission(laurel).draft();
    const { id: fileId } = await aFile(laurel, draft);
    const actor = { actorId: draft.candidateId, submissionId: draft.id };
    await laurel.get(LinkEvidence).run({
      ...actor,
      evidence: {
        detailId: 'o1',
        kind: 'document_profile',
        fileId,
        page: 2,
        second: null,
        explanation: 'The agenda',
      },
    });
    expect(await refusal(laurel.get(RemoveFile).run({ ...actor, fileId }))).toMatchObject({ code: 'file.cited' });
  });
});

describe('evidence', () => {
  const link = (
    { id, candidateId }: TheirSubmission,
    evidence: Partial<Parameters<LinkEvidence['run']>[0]['evidence']>,
  ) =>
    laurel.get(LinkEvidence).run({
      actorId: candidateId,
      submissionId: id,
      evidence: {
        detailId: 'o1',
        kind: 'document_profile',
        fileId: null,
        page: null,
        second: null,
        explanation: 'It shows it',
        ...evidence,
      },
    });

  it('points at a detail of the attempt and a file of the artifact, or says which', async () => {
    const [draft, other] = [await aSubmission(laurel).draft(), await aSubmission(laurel).draft()];
    const foreign = await aFile(laurel, other);
    expect(await refusal(link(draft, { detailId: 'o9' }))).toMatchObject({
      code: 'evidence.invalid',
      details: { errors: [{ pointer: '/detailId', detail: expect.stringContaining('o1, o2a, o2b') }] },
    });
    expect(await refusal(link(draft, { fileId: foreign.id }))).toMatchObject({
      details: { errors: [{ pointer: '/fileId' }] },
    });
    expect(await refusal(link(draft, { page: 3 }))).toMatchObject({ details: { errors: [{ pointer: '/page' }] } });
  });
});

describe('the next attempt', () => {
  it('begins with what the one before held, and asks for the unmet details alone', async () => {
    const sealed = await aSubmission(laurel).sealed();
    const next = await laurel.get(Transactor).run(async (tx) => {
      await tx.query(`UPDATE submission SET state = 'released' WHERE id = $1`, [sealed.id]);
      await laurel.get(EnrollmentRepository).move(tx, {
        of: sealed.enrollmentId,
        command: 'return-unmet',
        actorId: null,
        at: laurel.clock.now(),
      });
      return laurel.get(OpenAttempt).run(tx, { enrollmentId: sealed.enrollmentId, scope: ['o2b'], actorId: null });
    });
    const view = await laurel.get(SubmissionQueries).forCandidate(sealed.candidateId, next.id);
    expect(view).toMatchObject({ attempt: 2, state: 'draft', missingParts: [] });
    expect(view.scope.map(({ id }) => id)).toEqual(['o2b']);
    expect(view.evidence.map(({ detailId }) => detailId)).toEqual(['o2b']);
    expect((await submissionNow(laurel, sealed.id)).manifest).not.toBeNull();
  });
});

describe('what a reviewer is given', () => {
  it('holds no name of a file, a person, a school or a district', async () => {
    const sealed = await aSubmission(laurel).sealed();
    const [person] = await laurel.dataSource.query<Record<string, string>[]>(
      'SELECT name, email, school, district, employer FROM person WHERE id = $1',
      [sealed.candidateId],
    );
    const given = JSON.stringify(await laurel.get(BlindQueries).forReviewer(sealed.id));
    for (const secret of [
      ...Object.values(person!),
      sealed.candidateId,
      sealed.enrollmentId,
      'Agenda of the data meeting',
    ])
      expect(given).not.toContain(secret);
  });
});

describe('on a small database', () => {
  it('more writers at once than there are connections all get through', async () => {
    const small = await startLaurel({ configuration: { databasePoolSize: 3 } });
    const drafts = await Promise.all(Array.from({ length: 2 }, () => aSubmission(small).draft()));
    const saves = Array.from({ length: 24 }, (_, writer) => {
      const { id, candidateId } = drafts[writer % 2]!;
      return small.get(SaveText).run({
        actorId: candidateId,
        submissionId: id,
        kind: 'responsive_narrative',
        text: `writer ${writer}`,
        revision: 0,
      });
    });
    const outcomes = await Promise.allSettled(saves);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    await small.stop();
  });
});
