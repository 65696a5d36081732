import { createHash, randomBytes } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Upload } from 'tus-js-client';
import { ExpireDueEnrollments } from '#pilots';
import { ClearAbandonedUploads, FinishArrivedUploads, FinishUpload, RecallSubmission, ScanFile } from '#submissions';
import { asCandidate, aSubmission, completed, sessionCookieFor, type TheirSubmission } from '#testing';
import { startApi, type Api } from '../../test/start-api.js';
import { cuttingLine, TusSpeaker } from '../../test/tus.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const aPdf = (size = 600_000) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)]);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const about = (draft: TheirSubmission) => ({
  submissionId: draft.id,
  kind: 'document_profile',
  filename: 'Plan für März.pdf',
  filetype: 'application/pdf',
  description: 'The plan',
});
const speakerFor = async (draft: TheirSubmission, at = api.port) =>
  new TusSpeaker(at, await sessionCookieFor(api, draft.candidateId));
const idIn = (path: string) => path.split('/').at(-1)!;
const recordOf = async (draft: TheirSubmission, path: string) =>
  (await (await api.as({ id: draft.candidateId })).get(`/v1/submissions/${draft.id}/files/${idIn(path)}`)).body;
const rowsOf = (draft: TheirSubmission) =>
  api.dataSource.query(`SELECT id, state FROM artifact_file WHERE submission_id = $1`, [draft.id]);
/** The most bytes that the requests of an upload may have beyond its content. */
const mostHeaders = 10_000;
const halfUploads = () => readdir(new URL('.resumable', `${api.configuration.storeUrl}/`)).catch(() => []);

describe('a resumable upload', () => {
  it('cut twice and resumed has the right hash, and sends no byte twice', async () => {
    const draft = await aSubmission(api).draft();
    const content = aPdf();
    const line = await cuttingLine(api.port, [150_000, 250_000], async (sent) => {
      while ((await onDisk()) < sent - mostHeaders) await new Promise((resolve) => setTimeout(resolve, 20));
    });
    const upload = new Upload(content, {
      endpoint: `http://127.0.0.1:${line.port}/v1/uploads`,
      metadata: about(draft),
      headers: { Cookie: await sessionCookieFor(api, draft.candidateId) },
      retryDelays: [0, 50, 100, 200, 400],
    });
    await new Promise<void>((resolve, reject) => {
      upload.options.onSuccess = () => resolve();
      upload.options.onError = reject;
      upload.start();
    });
    await line.close();

    expect(line.cuts()).toBe(2);
    expect(line.sent()).toBeLessThan(content.length + 2 * mostHeaders);
    const file = await recordOf(draft, upload.url!);
    expect(file).toMatchObject({
      state: 'uploaded',
      name: 'Plan für März.pdf',
      mediaType: 'application/pdf',
      size: content.length,
      description: 'The plan',
    });
    expect(await api.get(ScanFile).run({ fileId: file.id as string })).toBe('clean');
    expect(await recordOf(draft, upload.url!)).toMatchObject({ state: 'clean', sha256: sha256(content) });
  });

  it('in one request has its hash at once, and is scanned like every file', async () => {
    const draft = await aSubmission(api).draft();
    const content = aPdf();
    const candidate = await speakerFor(draft);
    const path = await candidate.begin(content.length, about(draft));
    expect(await recordOf(draft, path)).toMatchObject({ state: 'uploading', size: content.length, sha256: null });

    const { status, headers } = await candidate.patch(path, 0, content);

    expect([status, headers['upload-offset'], headers['tus-resumable']]).toEqual([
      204,
      String(content.length),
      '1.0.0',
    ]);
    expect(await recordOf(draft, path)).toMatchObject({ id: idIn(path), state: 'uploaded', sha256: sha256(content) });
    const events = await api.dataSource.query(
      `SELECT payload FROM event WHERE type = 'file.uploaded' AND subject_id = $1`,
      [idIn(path)],
    );
    expect(events).toEqual([{ payload: expect.objectContaining({ submissionId: draft.id, size: content.length }) }]);
    expect(await halfUploads()).toEqual([]);
    expect(await candidate.offset(path)).toBe(content.length);
  });

  it('may bring its first bytes with the announcement', async () => {
    const draft = await aSubmission(api).draft();
    const content = aPdf(2000);
    const candidate = await speakerFor(draft);
    const whole = await candidate.announce(
      2000,
      about(draft),
      { 'Content-Type': 'application/offset+octet-stream', 'Content-Length': 2000 },
      content,
    );
    expect(whole).toMatchObject({
      status: 201,
      headers: { 'upload-offset': '2000', location: expect.stringMatching(/^uploads\//) },
    });
    expect(await recordOf(draft, whole.headers.location!)).toMatchObject({
      state: 'uploaded',
      sha256: sha256(content),
    });
  });

  it('is listed in another browser with its arrived bytes, and can be discarded', async () => {
    const draft = await aSubmission(api).draft();
    const content = aPdf();
    const candidate = await speakerFor(draft);
    const path = await candidate.begin(content.length, about(draft));
    await candidate.patch(path, 0, content.subarray(0, 250_000));
    const unfinished = async () =>
      (await (await api.as({ id: draft.candidateId })).get(`/v1/submissions/${draft.id}/uploads`).expect(200)).body
        .items;
    expect(await unfinished()).toEqual([
      expect.objectContaining({
        id: idIn(path),
        kind: 'document_profile',
        name: 'Plan für März.pdf',
        size: content.length,
        arrived: 250_000,
        expiresAt: '2026-03-03T15:00:00.000Z',
      }),
    ]);
    expect((await candidate.head(path)).headers).toMatchObject({
      'upload-offset': '250000',
      'upload-length': String(content.length),
      'cache-control': 'no-store',
      'upload-expires': 'Tue, 03 Mar 2026 15:00:00 GMT',
    });

    expect((await candidate.discard(path)).status).toBe(204);

    expect(await unfinished()).toEqual([]);
    expect(await rowsOf(draft)).toEqual([]);
    expect(await halfUploads()).toEqual([]);
    expect((await candidate.head(path)).status).toBe(404);
  });

  it('in two tabs continues in the tab that asked last; the other tab loses nothing and ends well', async () => {
    const draft = await aSubmission(api).draft();
    const content = aPdf();
    const [first, second] = [await speakerFor(draft), await speakerFor(draft)];
    const path = await first.begin(content.length, about(draft));
    const silent = first.stalled(path, 0, content.length, content.subarray(0, 200_000));
    while ((await arrivedOnDisk(path)) < 200_000) await new Promise((resolve) => setTimeout(resolve, 10));

    const offset = await second.offset(path);

    expect(offset).toBe(200_000);
    expect((await silent.answer).headers['upload-offset']).toBe('200000');
    silent.request.destroy();
    expect((await second.patch(path, offset, content.subarray(offset))).status).toBe(204);
    const late = await first.patch(path, 200_000, content.subarray(200_000));
    expect(late).toMatchObject({ status: 409, problem: { code: 'upload.offset' } });
    expect(await first.offset(path)).toBe(content.length);
    await api.get(ScanFile).run({ fileId: idIn(path) });
    expect(await rowsOf(draft)).toEqual([{ id: idIn(path), state: 'clean' }]);
    expect(await recordOf(draft, path)).toMatchObject({ sha256: sha256(content) });
  });

  it('is kept when the deadline passes during the upload', async () => {
    const draft = await aSubmission(api).draft();
    const content = aPdf(5000);
    const candidate = await speakerFor(draft);
    const before = api.clock.now();
    const [{ closes_at: closesAt }] = await api.dataSource.query(`SELECT closes_at FROM enrollment WHERE id = $1`, [
      draft.enrollmentId,
    ]);
    api.clock.set(new Date((closesAt as Date).getTime() - 60_000));
    const path = await candidate.begin(content.length, about(draft));
    await candidate.patch(path, 0, content.subarray(0, 3000));
    api.clock.set(new Date((closesAt as Date).getTime() + 60 * 60_000));
    await api.get(ExpireDueEnrollments).run();

    expect((await candidate.patch(path, 3000, content.subarray(3000))).status).toBe(204);

    expect(await recordOf(draft, path)).toMatchObject({ state: 'uploaded' });
    api.clock.set(before);
  });

  it('waits when its submission is sealed meanwhile, and continues after a recall', async () => {
    const draft = await aSubmission(api).draft();
    const content = aPdf(5000);
    const candidate = await speakerFor(draft);
    const path = await candidate.begin(content.length, about(draft));
    await candidate.patch(path, 0, content.subarray(0, 3000));
    await completed(api, draft);
    await (await api.as({ id: draft.candidateId })).post(`/v1/submissions/${draft.id}/seal`).expect(200);

    expect(await candidate.patch(path, 3000, content.subarray(3000))).toMatchObject({
      status: 409,
      problem: { code: 'submission.sealed' },
    });
    expect(await candidate.announce(10, about(draft))).toMatchObject({
      status: 409,
      problem: { code: 'submission.sealed' },
    });
    expect(await candidate.offset(path)).toBe(3000);

    await api.get(RecallSubmission).run({ actor: asCandidate(draft.candidateId), submissionId: draft.id });
    expect((await candidate.patch(path, 3000, content.subarray(3000))).status).toBe(204);
    expect(await recordOf(draft, path)).toMatchObject({ state: 'uploaded' });
  });
});

describe('a crash after the last byte loses nothing', () => {
  /** All bytes have arrived, and the process dies before the row says so. */
  const crashedAtTheEnd = async (dies: 'before the bytes are moved' | 'before the row is written') => {
    const draft = await aSubmission(api).draft();
    const content = aPdf();
    const candidate = await speakerFor(draft);
    const path = await candidate.begin(content.length, about(draft));
    const finishing = api.get(FinishUpload) as unknown as { run: unknown; submissions: { touchDraft: unknown } };
    const died = () => Promise.reject(Object.assign(new Error('killed'), { status: 499 }));
    const [owner, step] =
      dies === 'before the bytes are moved'
        ? [finishing, 'run' as const]
        : [finishing.submissions, 'touchDraft' as const];
    const real = (owner as Record<string, unknown>)[step];
    (owner as Record<string, unknown>)[step] = died;
    await candidate.patch(path, 0, content);
    (owner as Record<string, unknown>)[step] = real;
    expect(await recordOf(draft, path)).toMatchObject({ state: 'uploading' });
    return { draft, content, candidate, path };
  };

  it.each(['before the bytes are moved', 'before the row is written'] as const)(
    '%s: the next request finds it complete, and it is a file',
    async (dies) => {
      const { draft, content, candidate, path } = await crashedAtTheEnd(dies);

      expect(await candidate.offset(path)).toBe(content.length);

      expect(await recordOf(draft, path)).toMatchObject({ state: 'uploaded' });
      await api.get(ScanFile).run({ fileId: idIn(path) });
      expect(await recordOf(draft, path)).toMatchObject({ state: 'clean', sha256: sha256(content) });
      expect(await halfUploads()).toEqual([]);
    },
  );

  it.each(['before the bytes are moved', 'before the row is written'] as const)(
    '%s: when nobody asks, the worker makes it a file, once',
    async (dies) => {
      const { draft, path } = await crashedAtTheEnd(dies);
      expect(await api.get(FinishArrivedUploads).run()).toBe(0);
      api.clock.advance({ minutes: 6 });

      expect(await api.get(FinishArrivedUploads).run()).toBe(1);
      expect(await api.get(FinishArrivedUploads).run()).toBe(0);

      expect(await recordOf(draft, path)).toMatchObject({ state: 'uploaded' });
      const events = await api.dataSource.query(
        `SELECT id FROM event WHERE type = 'file.uploaded' AND subject_id = $1`,
        [idIn(path)],
      );
      expect(events).toHaveLength(1);
    },
  );
});

describe('clearing', () => {
  it('follows our rows: an upload and its bytes expire after a day, a finished file never does', async () => {
    const draft = await aSubmission(api).draft();
    const content = aPdf(5000);
    const candidate = await speakerFor(draft);
    const [finished, given] = [await candidate.begin(5000, about(draft)), await candidate.begin(5000, about(draft))];
    await candidate.patch(finished, 0, content);
    await candidate.patch(given, 0, content.subarray(0, 1000));
    const before = api.clock.now();
    api.clock.advance({ days: 1, minutes: 1 });

    expect((await candidate.head(given)).status).toBe(410);
    expect(await candidate.patch(given, 1000, content.subarray(1000))).toMatchObject({
      status: 410,
      problem: { code: 'upload.expired' },
    });
    expect(await api.get(ClearAbandonedUploads).run()).toBeGreaterThanOrEqual(1);

    expect((await candidate.head(given)).status).toBe(404);
    expect(await halfUploads()).toEqual([]);
    expect(await candidate.offset(finished)).toBe(5000);
    api.clock.advance({ days: 30 });
    await api.get(ClearAbandonedUploads).run();
    await api.get(ScanFile).run({ fileId: idIn(finished) });
    expect(await recordOf(draft, finished)).toMatchObject({ state: 'clean', sha256: sha256(content) });
    api.clock.set(before);
  });
});

/** The number of bytes of all unfinished uploads. */
async function onDisk(): Promise<number> {
  const sizes = await Promise.all((await halfUploads()).map(arrivedOnDisk));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function arrivedOnDisk(path: string): Promise<number> {
  return (await stat(fileURLToPath(new URL(`.resumable/${idIn(path)}`, `${api.configuration.storeUrl}/`)))).size;
}
