import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256Hex } from '#kernel';
import { aFile, asCandidate, aSubmission, completed, type Laurel, startLaurel, type TheirSubmission } from '#testing';
import { aDraftOfJane, findingsOf } from '../../test/candidate-with-names.js';
import { aRecording, someCaptions } from '../../test/a-recording.js';
import { refusal } from '../../test/refusal.js';
import { OpenAttempt } from '../attempts/open-attempt.js';
import { Transactor } from '#database';
import { RunPreflight } from '../preflight/run-preflight.js';
import { SealSubmission } from '../sealing/seal-submission.js';
import { AddCaptions } from './add-captions.js';
import { CaptionQueries } from './caption.queries.js';
import { RemoveCaptions } from './remove-captions.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const add = ({ id: submissionId, candidateId }: TheirSubmission, fileId: string, content = someCaptions) =>
  laurel.get(AddCaptions).run({ actor: asCandidate(candidateId), submissionId, fileId, content });

describe('adding captions', () => {
  it('gives a recording captions, and replaces those that it had', async () => {
    const draft = await aSubmission(laurel).draft();
    const { id: fileId } = await aRecording(laurel, draft);
    await add(draft, fileId);
    await add(draft, fileId, Buffer.from('1\n00:00:02,000 --> 00:00:03,000\nWelcome.\n'));
    const queries = laurel.get(CaptionQueries);
    expect(await queries.captionsOf(draft.id)).toEqual([{ fileId, cues: [{ second: 2, text: 'Welcome.' }] }]);
    expect(await queries.deliverable(fileId)).toBe('WEBVTT\n\n00:00:02.000 --> 00:00:03.000\nWelcome.\n');
  });

  it('keeps the bytes as they were sent, and gives reviewers the cues alone', async () => {
    const draft = await aSubmission(laurel).draft();
    const { id: fileId } = await aRecording(laurel, draft);
    expect(await add(draft, fileId)).toMatchObject({ cues: 1, sha256: sha256Hex(someCaptions) });
    expect(await laurel.dataSource.query('SELECT original FROM captions WHERE file_id = $1', [fileId])).toEqual([
      { original: someCaptions },
    ]);
    expect(await laurel.get(CaptionQueries).deliverable(fileId)).not.toContain('Sample Principal');
  });

  it('is refused for other files, for a stranger, and for bytes that are not captions', async () => {
    const draft = await aSubmission(laurel).draft();
    const { id: fileId } = await aRecording(laurel, draft);
    const { id: pdf } = await aFile(laurel, draft);
    expect(await refusal(add(draft, pdf))).toMatchObject({ code: 'captions.not-a-recording' });
    expect(await refusal(add(draft, fileId, Buffer.from('Hello')))).toMatchObject({ code: 'captions.unreadable' });
    expect(await refusal(add(draft, fileId, Buffer.alloc(0)))).toMatchObject({ code: 'file.empty' });
    expect(await refusal(add(draft, fileId, Buffer.alloc(2 * 1024 * 1024 + 1, 'a')))).toMatchObject({
      code: 'file.too-large',
    });
    const stranger = { ...draft, candidateId: (await aSubmission(laurel).draft()).candidateId };
    expect(await refusal(add(stranger, fileId))).toMatchObject({ code: 'submission.not-found' });
  });

  it('puts both hashes into the manifest, and is refused after the seal', async () => {
    const draft = await aSubmission(laurel).draft();
    const { id: fileId } = await aRecording(laurel, draft);
    const captions = await add(draft, fileId);
    await completed(laurel, draft);
    const actor = asCandidate(draft.candidateId);
    const { manifest } = await laurel.get(SealSubmission).run({ actor, submissionId: draft.id });
    const files = manifest!.artifacts.flatMap((artifact) => artifact.files);
    expect(files.find(({ id }) => id === fileId)?.captions).toEqual({
      cues: 1,
      sha256: captions.sha256,
      blindCopy: { sha256: captions.vttSha256 },
    });
    expect(files.filter(({ captions: given }) => given !== undefined)).toHaveLength(1);
    expect(await refusal(add(draft, fileId))).toMatchObject({ code: 'submission.sealed' });
  });

  it('lets the preflight find names in them, until they are gone', async () => {
    const draft = await aDraftOfJane(laurel);
    const { id: fileId } = await aRecording(laurel, draft);
    const found = async (text: string) => {
      await add(draft, fileId, Buffer.from(`WEBVTT by Jane Doe\n\n00:01.000 --> 00:02.000\n${text}\n`));
      await laurel.get(RunPreflight).run({ submissionId: draft.id });
      return findingsOf(laurel, draft.id);
    };
    expect(await found('<v Jane Doe>Good morning.')).toEqual(['file-text name: Jane Doe']);
    expect(await found('Good morning.')).toEqual([]);
    expect(await found('Good\nmorning at Sample\nElementary.')).toEqual(['file-text school: Sample\nElementary']);
  });

  it('lasts for later attempts, where removing captions does not change the earlier attempt', async () => {
    const draft = await aSubmission(laurel).draft();
    const { id: fileId } = await aRecording(laurel, draft);
    await add(draft, fileId);
    await laurel.dataSource.query(
      `UPDATE submission SET state = 'released', sealed_at = now(), manifest = '{}', manifest_sha256 = '' WHERE id = $1`,
      [draft.id],
    );
    const { enrollmentId } = draft;
    const next = await laurel
      .get(Transactor)
      .run((tx) => laurel.get(OpenAttempt).run(tx, { enrollmentId, scope: ['o1'], actor: null }));
    const actor = asCandidate(draft.candidateId);
    const [carried] = await laurel.get(CaptionQueries).ofCandidate(actor, next.id);
    expect(carried).toMatchObject({ cues: 1, sha256: sha256Hex(someCaptions) });
    expect(carried!.fileId).not.toBe(fileId);
    await laurel.get(RemoveCaptions).run({ actor, submissionId: next.id, fileId: carried!.fileId });
    expect(await laurel.get(CaptionQueries).ofCandidate(actor, draft.id)).toHaveLength(1);
  });
});
