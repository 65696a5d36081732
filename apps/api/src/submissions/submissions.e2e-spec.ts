import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ArtifactFile, ClientSubmissionQueries } from '#submissions';
import {
  aFile,
  anEnrollment,
  aPerson,
  aSubmission,
  checkedFile,
  samplePdf,
  sessionCookieFor,
  type TheirSubmission,
  openPdf,
  theProgram,
} from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const pdf = samplePdf();
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
  'base64',
);
const clientOf = ({ candidateId }: TheirSubmission) => api.as({ id: candidateId });
const filesOf = ({ id }: TheirSubmission) => `/v1/submissions/${id}/artifacts/document_profile/files`;
const stored = (submission: TheirSubmission) =>
  api.dataSource.query('SELECT id FROM artifact_file WHERE submission_id = $1', [submission.id]);

/** The text of a PDF, without its line breaks. */
async function textOf(bytes: Buffer): Promise<string> {
  const document = await openPdf(bytes);
  const pages = Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1));
  const contents = await Promise.all(pages.map(async (page) => (await page).getTextContent()));
  await document.loadingTask.destroy();
  return contents.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join('');
}

describe('from the first word to the receipt', () => {
  it('a candidate writes, uploads, links evidence, seals, and keeps the receipt', async () => {
    const { id: enrollmentId, personId } = await anEnrollment(api).active();
    const candidate = await api.as({ id: personId });
    const { body: begun } = await candidate.post(`/v1/enrollments/${enrollmentId}/submissions`).expect(200);
    const path = `/v1/submissions/${begun.id}`;
    for (const kind of ['responsive_narrative', 'portfolio_analysis', 'reflection_plan']) {
      await candidate
        .put(`${path}/artifacts/${kind}/text`)
        .set('If-Match', '"0"')
        .send({ text: 'word '.repeat(12) })
        .expect(200);
    }
    const { body: file } = await candidate
      .post(`${path}/artifacts/document_profile/files`)
      .field('description', 'The plan')
      .attach('file', pdf, { filename: 'Plan für März.pdf', contentType: 'application/pdf' })
      .expect(201);
    expect(file).toMatchObject({
      name: 'Plan für März.pdf',
      mediaType: 'application/pdf',
      size: pdf.length,
      sha256: createHash('sha256').update(pdf).digest('hex'),
      state: 'uploaded',
    });
    await checkedFile(api, file.id as string);
    for (const detailId of ['o1', 'o2a', 'o2b']) {
      await candidate
        .post(`${path}/evidence`)
        .send({ detailId, kind: 'document_profile', fileId: file.id, page: 1, explanation: 'The first page' })
        .expect(201);
    }
    const { body: ready } = await candidate.get(path).expect(200);
    expect(ready).toMatchObject({
      missingParts: [{ part: 'attestation' }],
      artifacts: [
        { progress: 'complete' },
        { progress: 'complete' },
        { progress: 'complete' },
        { progress: 'complete' },
      ],
    });

    const { body: before } = await candidate.get(`${path}/attestation`).expect(200);
    expect(before).toMatchObject({ text: { version: 1 }, complete: false, attested: null });
    const answers = { ownWork: true, aiUse: 'wording', aiHow: 'A chatbot shortened one paragraph.', consent: 'agreed' };
    const { body: refused } = await candidate.put(`${path}/attestation`).send({ textVersion: 1 }).expect(422);
    expect(refused).toMatchObject({
      code: 'attestation.incomplete',
      errors: [{ pointer: '/ownWork' }, { pointer: '/aiUse' }, { pointer: '/consent' }],
    });
    const attestation = { textVersion: 1, ...answers };
    const { body: saved } = await candidate.put(`${path}/attestation`).send(attestation).expect(200);
    expect(saved).toMatchObject({ complete: true, attested: { answers, textVersion: 1 } });
    expect((await candidate.put(`${path}/attestation`).send(attestation).expect(200)).body).toEqual(saved);

    const { body: receipt } = await candidate.post(`${path}/seal`).expect(200);
    expect(receipt).toMatchObject({
      onTime: true,
      attempt: 1,
      attestation: { textVersion: 1, answers },
      manifest: { artifacts: expect.arrayContaining([expect.objectContaining({ kind: 'document_profile' })]) },
    });
    expect((await candidate.get(`${path}/receipt`).expect(200)).body).toEqual(receipt);
    const papers = await Promise.all(
      [1, 2].map(() =>
        candidate
          .get(`${path}/receipt.pdf`)
          .buffer()
          .expect(200)
          .expect('Content-Type', 'application/pdf')
          .expect('Content-Disposition', 'attachment; filename="receipt.pdf"'),
      ),
    );
    expect(papers[0]!.body).toEqual(papers[1]!.body);
    const paper = await textOf(papers[0]!.body as Buffer);
    for (const said of [
      receipt.manifestSha256,
      file.sha256,
      'Plan für März.pdf',
      'Submitted, on time',
      '2026-03-02T15:00:00.000Z',
      'America/Chicago',
      'I used AI for ideas or wording.',
      'A chatbot',
    ])
      expect(paper).toContain(said);
    expect((await candidate.post(`${path}/recall`).expect(200)).body).toMatchObject({
      state: 'draft',
      manifestSha256: null,
    });
  });

  it('nobody else finds it: no other candidate, reviewer, administrator or coach', async () => {
    const theirs = await aSubmission(api).sealed();
    const statuses = [];
    for (const roles of [
      ['candidate'],
      ['candidate', 'reviewer'],
      ['candidate', 'administrator'],
      ['candidate', 'coach'],
    ] as const) {
      const other = await api.as(await aPerson(api, { roles: [...roles] }));
      for (const part of ['', '/receipt', '/receipt.pdf', '/artifacts/responsive_narrative/text', '/attestation'])
        statuses.push((await other.get(`/v1/submissions/${theirs.id}${part}`)).status);
    }
    expect(new Set(statuses)).toEqual(new Set([404]));
    const reviewer = await api.as(await aPerson(api, { roles: ['reviewer'] }));
    expect((await reviewer.get(`/v1/submissions/${theirs.id}`)).status).toBe(403);
  });
});

describe('an attestation', () => {
  it('is read by administrators and never by reviewers', async () => {
    const sealed = await aSubmission(api).sealed();
    const administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
    expect((await administrator.get(`/v1/submissions/${sealed.id}/attested`).expect(200)).body).toMatchObject({
      textVersion: 1,
      said: [{ item: 'ownWork' }, { item: 'aiUse', answer: 'I did not use AI.' }, { item: 'consent' }],
    });
    const draft = await aSubmission(api).draft();
    await administrator.get(`/v1/submissions/${draft.id}/attested`).expect(404);
    const reviewer = await api.as(await aPerson(api, { roles: ['reviewer'] }));
    for (const path of ['/attested', '/attestation'])
      await reviewer.get(`/v1/submissions/${sealed.id}${path}`).expect(403);
  });

  it('has a text that administrators publish in versions, over the latest that they read', async () => {
    const administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
    const { body: texts, headers } = await administrator.get('/v1/attestation-texts').expect(200);
    expect(texts).toMatchObject({ inForce: 1, items: [{ version: 1 }] });
    const { statements } = texts.items[0];
    const publish = (tag: string, body: object) =>
      administrator.post('/v1/attestation-texts').set('If-Match', tag).send(body);
    const inForceFrom = new Date(api.clock.now().getTime() + 86_400_000).toISOString();
    await publish(headers.etag!, { statements: { ...statements, consent: { question: 'Anyone?' } } }).expect(422);
    expect((await publish(headers.etag!, { statements, inForceFrom }).expect(201)).body).toMatchObject({
      version: 2,
      inForceFrom,
    });
    expect((await publish(headers.etag!, { statements }).expect(412)).body.code).toBe('attestation-text.stale');
    expect((await administrator.get('/v1/attestation-texts')).body).toMatchObject({ inForce: 1, revision: 2 });
    const candidate = await api.as(await aPerson(api));
    await candidate.get('/v1/attestation-texts').expect(403);
  });
});

describe('a client', () => {
  it('reads the states of submissions page by page, and nothing of their contents', async () => {
    const sealed = [await aSubmission(api).sealed(), await aSubmission(api).sealed()];
    await api.dataSource.query(`UPDATE submission SET state = 'adjudicating' WHERE id = $1`, [sealed[0]!.id]);
    const seen: { id: string; state: string }[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await api.get(ClientSubmissionQueries).page(await theProgram(api), { limit: 1, cursor });
      seen.push(...(page.items as typeof seen));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: sealed[0]!.id, state: 'in_review' }),
        expect.objectContaining({ id: sealed[1]!.id, state: 'sealed' }),
      ]),
    );
    const candidate = await clientOf(sealed[0]!);
    expect((await candidate.get('/v1/integration/submissions')).status).toBe(403);
  });
});

describe('writing over HTTP', () => {
  it('requires the ETag: 428 without If-Match, 412 with an old one, and the newer revision', async () => {
    const draft = await aSubmission(api).draft();
    const candidate = await clientOf(draft);
    const text = `/v1/submissions/${draft.id}/artifacts/responsive_narrative/text`;
    expect((await candidate.get(text).expect(200)).headers.etag).toBe('"0"');
    expect((await candidate.put(text).send({ text: 'first' })).body).toMatchObject({
      status: 428,
      code: 'request.if-match',
    });
    expect((await candidate.put(text).set('If-Match', '"0"').send({ text: 'first' }).expect(200)).headers.etag).toBe(
      '"1"',
    );
    expect((await candidate.put(text).set('If-Match', '"0"').send({ text: 'second tab' })).body).toMatchObject({
      status: 412,
      code: 'artifact.stale',
      current: { revision: 1 },
    });
    for (const tag of ['*', 'W/"1"', '"one"', '1'])
      expect((await candidate.put(text).set('If-Match', tag).send({ text: 'x' })).status).toBe(412);
  });

  it('keeps anything that people write, without the characters that nobody sees and PostgreSQL does not store', async () => {
    const draft = await aSubmission(api).draft();
    const candidate = await clientOf(draft);
    const text = `/v1/submissions/${draft.id}/artifacts/reflection_plan/text`;
    const words = 'Ünïcödé 日本語 🎓 \u202eright to left\u202c <script>alert(1)</script> \' " ; DROP TABLE submission;';
    await candidate.put(text).set('If-Match', '"0"').send({ text: words }).expect(200);
    expect((await candidate.get(text)).body.text).toBe(words);
    for (const [unseen, seen] of [
      ['A NUL \0 in the text', 'A NUL  in the text'],
      ['A broken emoji \ud83d in the text', 'A broken emoji  in the text'],
    ] as const) {
      const etag = (await candidate.get(text)).headers.etag!;
      expect((await candidate.put(text).set('If-Match', etag).send({ text: unseen }).expect(200)).body.text).toBe(seen);
      expect((await candidate.get(text)).body.text).toBe(seen);
    }
  });

  it.each([
    ['profile text', 'document_profile', 422, 'artifact.no-text'],
    ['an artifact that does not exist', 'essay', 404, 'artifact.not-found'],
  ])('to %s is refused', async (_, kind, status, code) => {
    const draft = await aSubmission(api).draft();
    const answer = await (
      await clientOf(draft)
    )
      .put(`/v1/submissions/${draft.id}/artifacts/${kind}/text`)
      .set('If-Match', '"0"')
      .send({ text: 'x' });
    expect(answer.body).toMatchObject({ status, code });
  });

  it('that does not exist is not found either when it is read', async () => {
    const draft = await aSubmission(api).draft();
    const artifact = `/v1/submissions/${draft.id}/artifacts/essay`;
    const candidate = await clientOf(draft);
    for (const path of [`${artifact}/text`, `${artifact}/versions`])
      expect((await candidate.get(path)).body).toMatchObject({ status: 404, code: 'artifact.not-found' });
  });
});

describe('uploading over HTTP', () => {
  const send = async (draft: TheirSubmission, content: Buffer, filename: string, contentType: string) =>
    (await clientOf(draft)).post(filesOf(draft)).attach('file', content, { filename, contentType });

  it.each([
    ['no bytes', Buffer.alloc(0), 'a.pdf', 'application/pdf', 422, 'file.empty'],
    [
      'a program that is declared as a PDF',
      Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1'),
      'a.pdf',
      'application/pdf',
      415,
      /^file\.type-/,
    ],
    ['a picture that is declared as a PDF', png, 'a.pdf', 'application/pdf', 415, 'file.type-contradicted'],
    [
      'an HTML page',
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      'a.html',
      'text/html',
      415,
      /^file\.type-/,
    ],
    [
      'more than the artifact allows',
      Buffer.concat([pdf, Buffer.alloc(1_000_001)]),
      'a.pdf',
      'application/pdf',
      413,
      'file.too-large',
    ],
  ])('%s is refused with the reason, and nothing is kept', async (_, content, filename, contentType, status, code) => {
    const draft = await aSubmission(api).draft();
    const { body } = await send(draft, content, filename, contentType);
    expect(body).toMatchObject({ status, code: typeof code === 'string' ? code : expect.stringMatching(code) });
    expect(await stored(draft)).toEqual([]);
  });

  it('the same file a second time is taken, and says which file it is', async () => {
    const draft = await aSubmission(api).draft();
    const first = await send(draft, pdf, 'Agenda.pdf', 'application/pdf');
    expect(first.body).toMatchObject({ position: 1, sameAs: null });
    const again = await send(draft, pdf, 'Agenda (1).pdf', 'application/pdf');
    const same = { fileId: first.body.id, kind: 'document_profile', position: 1 };
    expect(again.body).toMatchObject({ position: 2, sameAs: same });
    const candidate = await clientOf(draft);
    const { body } = await candidate.get(`/v1/submissions/${draft.id}`).expect(200);
    const files = body.artifacts.flatMap(({ files }: { files: { items: object[] } | null }) => files?.items ?? []);
    expect(files).toMatchObject([{ sameAs: null }, { sameAs: same }]);
    await candidate.delete(`/v1/submissions/${draft.id}/files/${first.body.id}`).expect(204);
    const alone = await candidate.get(`/v1/submissions/${draft.id}/files/${again.body.id}`).expect(200);
    expect(alone.body.sameAs).toBeNull();
  });

  it('a sender who disconnects midway leaves nothing', async () => {
    const draft = await aSubmission(api).draft();
    const sending = request({
      port: api.port,
      method: 'POST',
      path: filesOf(draft),
      headers: {
        cookie: await sessionCookieFor(api, draft.candidateId),
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': '900000',
      },
    });
    sending.on('error', () => undefined);
    sending.write(
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7 half of',
    );
    while ((await stored(draft)).length === 0) await new Promise(setImmediate);
    sending.destroy();
    while ((await stored(draft)).length > 0) await new Promise(setImmediate);
  });

  it('hostile names are saved as words and never as paths', async () => {
    const draft = await aSubmission(api).draft();
    const { body } = await send(draft, pdf, '../../etc/pass\u202ewd".pdf', 'application/pdf');
    expect(body.name).not.toMatch(/[/\\\u202e]/);
  });
});

describe('a link to a file', () => {
  const linkTo = async (submission: TheirSubmission, file: ArtifactFile) =>
    (await (await clientOf(submission)).get(`/v1/submissions/${submission.id}/files/${file.id}/link`).expect(200))
      .body as { href: string };

  it('delivers the bytes without a session, as a harmless attachment, whole or by range', async () => {
    const draft = await aSubmission(api).draft();
    const { href } = await linkTo(draft, await aFile(api, draft, 'document_profile', { content: '%PDF-0123456789' }));
    const whole = await api.anonymous().get(href).buffer(true).expect(200);
    expect(whole.headers).toMatchObject({
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^attachment/),
    });
    const part = await api.anonymous().get(href).set('Range', 'bytes=5-7').buffer(true).expect(206);
    expect(part.headers['content-range']).toBe('bytes 5-7/15');
    await api.anonymous().get(href).set('Range', 'bytes=99-').expect(416);
  });

  it('does not work when it is changed, for another file, or after a quarter of an hour', async () => {
    const draft = await aSubmission(api).draft();
    const [one, two] = [await aFile(api, draft), await aFile(api, draft)];
    const { href } = await linkTo(draft, one);
    await api.anonymous().get(href.replace(one.id, two.id)).expect(403);
    await api.anonymous().get(href.replace('/own', '/blind')).expect(403);
    await api
      .anonymous()
      .get(href.replace(/signature=./, 'signature='))
      .expect(403);
    const before = api.clock.now();
    api.clock.advance({ minutes: 16 });
    await api.anonymous().get(href).expect(410);
    api.clock.set(before);
  });
});
