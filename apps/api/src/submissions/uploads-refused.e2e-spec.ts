import { randomBytes, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DescribeFile, LinkEvidence, RemoveFile } from '#submissions';
import { asCandidate, aPerson, aSubmission, sessionCookieFor, type TheirSubmission } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';
import { TusSpeaker } from '../../test/tus.js';

let api: Api;
let draft: TheirSubmission;
let candidate: TusSpeaker;
beforeAll(async () => {
  api = await startApi();
  draft = await aSubmission(api).draft();
  candidate = await speakerFor(draft.candidateId);
});
afterAll(() => api.stop());

const speakerFor = async (personId: string) => new TusSpeaker(api.port, await sessionCookieFor(api, personId));
const aPdf = (size = 5000) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)]);
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
  'base64',
);
const about = (changes: Record<string, string> = {}) => ({
  submissionId: draft.id,
  kind: 'document_profile',
  filename: 'plan.pdf',
  filetype: 'application/pdf',
  ...changes,
});
const kept = async () => [
  await api.dataSource.query('SELECT id FROM artifact_file'),
  await readdir(new URL('.resumable', `${api.configuration.storeUrl}/`)).catch(() => []),
];

describe('an upload is refused before anything is sent', () => {
  it.each([
    ['larger than the artifact allows', 1_000_001, {}, 413, 'file.too-large'],
    ['without any bytes', 0, {}, 422, 'file.empty'],
    [
      'of a declared type that is not accepted',
      5000,
      { filename: 'a.mov', filetype: 'video/quicktime' },
      415,
      'file.type-not-accepted',
    ],
    [
      'of a type that is not accepted, by its name',
      5000,
      { filename: 'a.docx', filetype: '' },
      415,
      'file.type-not-accepted',
    ],
    ['to an artifact that is text only', 5000, { kind: 'reflection_plan' }, 422, 'artifact.no-files'],
    ['to a submission that does not exist', 5000, { submissionId: randomUUID() }, 404, 'submission.not-found'],
    ['without a name', 5000, { filename: '' }, 422, 'request.invalid'],
    ['to an artifact that does not exist', 5000, { kind: 'essay' }, 404, 'artifact.not-found'],
    ['with NUL in its name', 5000, { filename: 'a\0b.pdf' }, 422, 'request.invalid'],
    ['with a description that is too long', 5000, { description: 'x'.repeat(2001) }, 422, 'request.invalid'],
  ])('%s', async (_, size, changes, status, code) => {
    const answer = await candidate.announce(size, about(changes as Record<string, string>));

    expect(answer.problem).toMatchObject({ status, code, type: `/problems/${code}`, instance: '/v1/uploads' });
    expect(answer.headers['tus-resumable']).toBe('1.0.0');
    expect(await kept()).toEqual([[], []]);
  });

  it('beyond the limit of files, uploading ones included', async () => {
    const paths = [];
    for (let file = 0; file < 3; file++) paths.push(await candidate.begin(5000, about()));

    expect(await candidate.announce(5000, about())).toMatchObject({
      status: 409,
      problem: { code: 'artifact.too-many-files', maxCount: 3, underWay: 3 },
    });

    await candidate.discard(paths[0]!);
    const again = await candidate.begin(5000, about());
    for (const path of [...paths.slice(1), again]) await candidate.discard(path);
    expect(await kept()).toEqual([[], []]);
  });
});

describe('an upload is refused for its content, and nothing of it is kept', () => {
  it.each([
    ['a picture that says it is a PDF', png, {}, 'file.type-contradicted'],
    [
      'a program',
      Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1'), randomBytes(900)]),
      {},
      /^file\.type-/,
    ],
    [
      'a page of HTML without a type',
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      { filename: 'page', filetype: '' },
      'file.type-not-accepted',
    ],
  ])('%s', async (_, content, changes, code) => {
    const path = await candidate.begin(content.length, about(changes));

    const { problem } = await candidate.patch(path, 0, content);

    expect(problem).toMatchObject({
      status: 415,
      code: typeof code === 'string' ? code : expect.stringMatching(code),
      accepted: expect.arrayContaining(['application/pdf']),
    });
    expect(await kept()).toEqual([[], []]);
    expect((await candidate.head(path)).status).toBe(404);
  });
});

describe('an upload of someone else', () => {
  it('does not exist for another candidate; only candidates upload', async () => {
    const path = await candidate.begin(5000, about());
    const other = await speakerFor((await aSubmission(api).draft()).candidateId);
    const answers = [await other.head(path), await other.patch(path, 0, aPdf()), await other.discard(path)];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(answers[1]!.problem).toMatchObject({ code: 'upload.not-found' });
    expect(await other.announce(5000, about())).toMatchObject({
      status: 404,
      problem: { code: 'submission.not-found' },
    });

    const reviewer = await speakerFor((await aPerson(api, { roles: ['reviewer'] })).id);
    expect(await reviewer.patch(path, 0, aPdf())).toMatchObject({ status: 403, problem: { code: 'access.forbidden' } });
    const nobody = new TusSpeaker(api.port, 'laurel.session_token=none');
    expect(await nobody.patch(path, 0, aPdf())).toMatchObject({
      status: 401,
      problem: { code: 'access.unauthenticated' },
    });
    expect(await candidate.offset(path)).toBe(0);
    await candidate.discard(path);
  });

  it('is protected from cross-site requests', async () => {
    const path = await candidate.begin(5000, about());
    for (const headers of [{ Origin: 'https://elsewhere.example' }, { 'Sec-Fetch-Site': 'cross-site' }] as Record<
      string,
      string
    >[]) {
      expect(await candidate.patch(path, 0, aPdf(), headers)).toMatchObject({
        status: 403,
        problem: { code: 'request.origin' },
      });
      expect(await candidate.announce(5000, about(), headers)).toMatchObject({
        status: 403,
        problem: { code: 'request.origin' },
      });
    }
    const { headers } = await candidate.patch(path, 0, aPdf(), { Origin: 'http://localhost:3000' });
    expect(headers['upload-offset']).toBe('5000');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('a request that is not of the protocol', () => {
  let path: string;
  beforeAll(async () => {
    path = await candidate.begin(1000, about());
  });
  afterAll(() => candidate.discard(path));
  const patched = (headers: Record<string, string | number>, body = Buffer.alloc(10)) =>
    candidate.patch(path, 0, body, headers);

  it.each([
    ['of another version', { 'Tus-Resumable': '0.2.2' }, 412, 'upload.protocol'],
    ['that continues at another offset', { 'Upload-Offset': 500 }, 409, 'upload.offset'],
    ['with an invalid offset', { 'Upload-Offset': '-1' }, 422, 'upload.malformed'],
    ['with another type of content', { 'Content-Type': 'application/json' }, 415, 'upload.malformed'],
  ])('%s is refused with the reason', async (_, headers, status, code) => {
    expect((await patched(headers as Record<string, string>)).problem).toMatchObject({ status, code });
    expect(await candidate.offset(path)).toBe(0);
  });

  it('that sends more than announced is refused, and the announced bytes are kept', async () => {
    expect((await candidate.patch(path, 0, Buffer.alloc(1001))).problem).toMatchObject({
      status: 413,
      code: 'upload.longer-than-announced',
    });
    const chunked = await candidate.send({
      method: 'PATCH',
      path,
      headers: {
        'Upload-Offset': 0,
        'Content-Type': 'application/offset+octet-stream',
        'Transfer-Encoding': 'chunked',
      },
      body: Buffer.alloc(1001),
    });
    expect(chunked.status).toBe(413);
    expect(await candidate.offset(path)).toBeLessThan(1000);
  });

  it.each([
    ['no length', { 'Upload-Length': '' }],
    ['a deferred length', { 'Upload-Length': '', 'Upload-Defer-Length': '1' }],
    ['a part of a larger upload', { 'Upload-Concat': 'partial' }],
    ['metadata that is not Base64', { 'Upload-Metadata': 'filename plan.pdf' }],
  ])('that announces %s is refused with the header', async (_, headers) => {
    expect(
      (await candidate.announce(1000, about(), headers as unknown as Record<string, string>)).problem,
    ).toMatchObject({
      status: 422,
      code: 'upload.malformed',
      errors: [{ pointer: expect.stringMatching(/^header:Upload-/) }],
    });
  });

  it('that came through two proxies is accepted', async () => {
    expect(
      (await patched({ 'X-Forwarded-Proto': 'https, http', 'Upload-Offset': await candidate.offset(path) })).status,
    ).toBe(204);
  });

  it('without a valid id, or that only reads, is not found', async () => {
    for (const name of ['nothing', '..%2f..%2fetc', '%00', `${randomUUID()}.info`, randomUUID()])
      expect((await candidate.head(`/v1/uploads/${name}`)).status).toBe(404);
    expect((await candidate.send({ method: 'GET', path })).status).toBe(404);
  });

  it('that asks for the options gets them', async () => {
    expect(await candidate.send({ method: 'OPTIONS' })).toMatchObject({
      status: 204,
      headers: { 'tus-version': '1.0.0', 'tus-extension': 'creation,creation-with-upload,termination,expiration' },
    });
  });
});

describe('a file that is still uploading', () => {
  it('can be described, but cannot be evidence and cannot be removed', async () => {
    const path = await candidate.begin(5000, about());
    const fileId = path.split('/').at(-1)!;
    const theirs = { actor: asCandidate(draft.candidateId), submissionId: draft.id };
    await api.get(DescribeFile).run({ ...theirs, fileId, description: 'Said while it was sent' });
    const evidence = {
      detailId: 'o1',
      kind: 'document_profile' as const,
      fileId,
      page: 1,
      second: null,
      explanation: 'It shows it',
    };
    await expect(api.get(LinkEvidence).run({ ...theirs, evidence })).rejects.toMatchObject({
      code: 'evidence.invalid',
    });
    await expect(api.get(RemoveFile).run({ ...theirs, fileId })).rejects.toMatchObject({ code: 'file.not-found' });
    await candidate.patch(path, 0, aPdf());
    const { body } = await (
      await api.as({ id: draft.candidateId })
    )
      .get(`/v1/submissions/${draft.id}/files/${fileId}`)
      .expect(200);
    expect(body).toMatchObject({ state: 'uploaded', description: 'Said while it was sent' });
    expect(await candidate.discard(path)).toMatchObject({ status: 409, problem: { code: 'upload.finished' } });
  });
});
