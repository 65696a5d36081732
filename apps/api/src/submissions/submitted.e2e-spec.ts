import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import type supertest from 'supertest';
import { AddCaptions, RecallSubmission, SealSubmission } from '#submissions';
import {
  aFile,
  anEnrollment,
  aPerson,
  asCandidate,
  aSubmission,
  aSubmissionInReview,
  completed,
  samplePdf,
} from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const bytesOf = (request: supertest.Test) => request.responseType('arraybuffer').expect(200);

describe('what a candidate submitted', () => {
  it('is theirs to read, with the originals and what reviewers see', async () => {
    const submission = await aSubmission(api).sealed();
    const candidate = await api.as({ id: submission.candidateId });
    const path = `/v1/submissions/${submission.id}`;
    const { body } = await candidate.get(`${path}/submitted`).expect(200);
    expect(body).toMatchObject({
      id: submission.id,
      attempt: 1,
      state: 'sealed',
      inOneDownload: true,
      attestation: { answers: { aiUse: 'none' } },
    });
    const texts = body.artifacts.flatMap(({ text }: { text: unknown }) => text ?? []);
    expect(texts[0].text).toContain('word0 word1');
    expect(body.evidence).toHaveLength(body.details.length);
    const [file] = body.artifacts.flatMap(({ files }: { files: unknown[] }) => files);
    expect(file).toMatchObject({
      name: 'Agenda of the data meeting.pdf',
      description: 'The agenda of a meeting',
      pages: 1,
      copy: { name: 'document-profile-1.pdf', mediaType: 'application/pdf' },
    });
    expect(JSON.stringify(body)).not.toContain('fault');

    const linked = async (guise: string) =>
      (await candidate.get(`${path}/files/${file.id}/link?guise=${guise}`).expect(200)).body.href;
    const original = await bytesOf(api.anonymous().get(await linked('own')));
    expect(hash(original.body)).toBe(file.sha256);
    const blind = await bytesOf(api.anonymous().get(await linked('blind')));
    expect(blind.headers['content-disposition']).toContain('document-profile-1.pdf');
    expect(blind.body).toHaveLength(file.copy.size);
    expect(
      (
        await api
          .anonymous()
          .get(await linked('view'))
          .expect(409)
      ).body.code,
    ).toBe('file.not-prepared');
    await candidate.get(`${path}/files/${file.id}/link?guise=other`).expect(422);
  });

  it('stays readable in review, after the result, and after the candidate withdrew', async () => {
    const read = async ({ id, candidateId }: { id: string; candidateId: string }) =>
      (await (await api.as({ id: candidateId })).get(`/v1/submissions/${id}/submitted`).expect(200)).body.state;
    expect(await read((await aSubmissionInReview(api).decided()).submission)).toBe('in_review');
    expect(await read((await aSubmissionInReview(api).released({ o1: 'not_met' })).submission)).toBe('released');
    const submission = await aSubmission(api).sealed();
    await api.dataSource.query(`UPDATE enrollment SET state = 'withdrawn' WHERE id = $1`, [submission.enrollmentId]);
    expect(await read(submission)).toBe('sealed');
  });

  it('is not there for a draft, before the seal and after a recall', async () => {
    const submission = await aSubmission(api).sealed();
    const candidate = await api.as({ id: submission.candidateId });
    await api.get(RecallSubmission).run({ actor: asCandidate(submission.candidateId), submissionId: submission.id });
    for (const what of ['submitted', 'submitted.zip'])
      expect((await candidate.get(`/v1/submissions/${submission.id}/${what}`).expect(404)).body.code).toBe(
        'submission.not-found',
      );
  });

  it('opens for nobody else by this way: another candidate, a reviewer, a coach, an administrator', async () => {
    const { submission, first } = await aSubmissionInReview(api).accepted();
    const { body } = await (
      await api.as({ id: submission.candidateId })
    )
      .get(`/v1/submissions/${submission.id}/submitted`)
      .expect(200);
    const [file] = body.artifacts.flatMap(({ files }: { files: unknown[] }) => files);
    const ways = ['submitted', 'submitted.zip', `files/${file.id}/link?guise=blind`, `files/${file.id}/link`];
    const other = await api.as({ id: (await aSubmission(api).sealed()).candidateId });
    for (const way of ways) await other.get(`/v1/submissions/${submission.id}/${way}`).expect(404);
    const people = [
      { id: first.reviewerId },
      await aPerson(api, { roles: ['coach'] }),
      await aPerson(api, { roles: ['administrator'] }),
    ];
    for (const person of people)
      for (const way of ways) await (await api.as(person)).get(`/v1/submissions/${submission.id}/${way}`).expect(403);
    for (const way of ways) await api.anonymous().get(`/v1/submissions/${submission.id}/${way}`).expect(401);
  });
});

describe('everything in one ZIP file', () => {
  it('has the texts, the originals under their own names, the manifest with its hash, and the receipt', async () => {
    const draft = await aSubmission(api, { enrollment: await anEnrollment(api).active() }).draft();
    const content = samplePdf();
    const recording = await aFile(api, draft, 'document_profile', { name: 'Plan für März.pdf', content });
    await api.dataSource.query(`UPDATE artifact_file SET media_type = 'audio/wav' WHERE id = $1`, [recording.id]);
    await api.get(AddCaptions).run({
      actor: asCandidate(draft.candidateId),
      submissionId: draft.id,
      fileId: recording.id,
      content: Buffer.from('1\n00:00:02,000 --> 00:00:03,000\nWelcome.\n'),
    });
    await aFile(api, draft, 'document_profile', { name: 'plan FÜR märz.pdf', content: `${content}\n%1` });
    await aFile(api, draft, 'document_profile', { name: '../../../etc/plan.pdf', content: `${content}\n%2` });
    await completed(api, draft);
    await api.get(SealSubmission).run({ actor: asCandidate(draft.candidateId), submissionId: draft.id });
    const candidate = await api.as({ id: draft.candidateId });
    const zip = await bytesOf(candidate.get(`/v1/submissions/${draft.id}/submitted.zip`));
    expect(zip.headers['content-type']).toBe('application/zip');
    expect(zip.headers['content-disposition']).toMatch(/^attachment; filename="[A-Z]+-\d+-attempt-1\.zip"$/);
    const files = unzipSync(zip.body);
    const names = Object.keys(files);
    const called = (end: string) => files[names.find((name) => name.endsWith(end))!]!;
    const { body } = await candidate.get(`/v1/submissions/${draft.id}/submitted`).expect(200);
    expect(names.filter((name) => name.endsWith('.txt'))).toHaveLength(
      body.artifacts.filter(({ text }: { text: unknown }) => text !== null).length,
    );
    expect(Buffer.from(called('.txt')).toString()).toContain('word0 word1');
    expect(hash(called('/Plan für März.pdf'))).toBe(hash(Buffer.from(content)));
    expect(Buffer.from(called('/Plan für März.pdf.vtt')).toString()).toContain('Welcome.');
    expect(Buffer.from(called('/plan FÜR märz (2).pdf')).toString()).toContain('%1');
    expect(Buffer.from(called('/__.._.._etc_plan.pdf')).toString()).toContain('%2');
    expect(names.every((name) => !name.split('/').includes('..'))).toBe(true);
    expect(hash(files['manifest.json']!)).toBe(body.manifestSha256);
    expect(Buffer.from(files['receipt.pdf']!).toString('latin1')).toMatch(/^%PDF-/);
  });
});
