import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { AddCaptions, RunPreflight } from '#submissions';
import {
  aPerson,
  aPilot,
  aReview,
  asCandidate,
  aSubmission,
  aVersion,
  checkedFile,
  completed,
  type MarkedFile,
  markedFiles,
  markedPlace,
  type TheirReview,
  tracesIn,
} from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

/** Each word of these identifies the candidate, and stands nowhere else. */
const candidate = {
  name: 'Zarathea Quimblet',
  email: 'zq.thistlemoor@example.org',
  district: 'Fernhollow R-V',
  school: 'Bramblewick Elementary',
  employer: 'Ottershaw Public Schools',
};
const mark = 'Zarathea Quimblet, Fernhollow, Bramblewick, Ottershaw, thistlemoor';
const traces = mark.split(/\W+/);
/** A program writes these too, and they tell about a device or a day. */
const furtherTraces = [...markedPlace, '00AB12CD', '2026-01-02', '20260102', '11111111-2222'];

interface ReadFile {
  id: string;
  name: string;
  href: string;
  view: { href: string; mediaType: string } | null;
  captions: { href: string } | null;
}

const files = markedFiles(mark);

describe('the marked files', () => {
  it.each(files.filter(({ mediaType }) => !mediaType.startsWith('text/')).map((file) => [file.name, file] as const))(
    '%s hold every mark, so that a search that finds none says something',
    (_, file) => {
      const [first, ...others] = traces;
      expect(tracesIn(file.content, [first!, ...others])).toEqual(traces);
    },
  );
});

describe('the files of a sealed submission', () => {
  let api: Api;
  let review: TheirReview;
  let given: ReadFile[];
  let workspace: Response;
  /** The file of the candidate that became each file of the reviewer. */
  const originals = new Map<string, MarkedFile>();

  beforeAll(async () => {
    api = await startApi();
    const { content } = await aVersion(api, { code: 'VIS-2' }).draft();
    const accept = [...new Set(files.map(({ mediaType }) => mediaType))];
    const artifacts = content.artifacts.map((artifact) => ({
      ...artifact,
      files: artifact.files && { ...artifact.files, maxCount: 50, accept },
    }));
    const version = await aVersion(api, { content: { artifacts } }).inPilot();
    const pilot = await aPilot(api, { versions: [version] }).open();
    const person = await aPerson(api, candidate);
    const draft = await aSubmission(api, { pilot, person }).draft();
    const client = await api.as(person);
    for (const file of files) {
      const { body } = await client
        .post(`/v1/submissions/${draft.id}/artifacts/document_profile/files`)
        .field('description', 'What the team did')
        .attach('file', file.content, { filename: file.name, contentType: file.mediaType })
        .expect(201);
      originals.set(body.id, file);
      await checkedFile(api, body.id);
      if (file.mediaType === 'audio/wav')
        await api.get(AddCaptions).run({
          actor: asCandidate(person.id),
          submissionId: draft.id,
          fileId: body.id,
          content: Buffer.from(
            `WEBVTT by ${mark}\n\nNOTE ${mark}\n\n${mark}\n00:01.000 --> 00:02.000\nGood morning.\n`,
          ),
        });
    }
    const { body: listed } = await client.get(`/v1/submissions/${draft.id}`).expect(200);
    const states = listed.artifacts.flatMap(
      (artifact: { files: { items: object[] } | null }) => artifact.files?.items ?? [],
    );
    expect(states).toHaveLength(files.length);
    expect(states.filter(({ preparation }: { preparation: string }) => preparation !== 'ready')).toEqual([]);
    await completed(api, draft);
    await api.get(RunPreflight).run({ submissionId: draft.id });
    await client.post(`/v1/submissions/${draft.id}/seal`).send({}).expect(200);
    review = await aReview(api, { submission: draft }).accepted();
    workspace = await (await api.as({ id: review.reviewerId })).get(`/v1/reviews/${review.id}`).expect(200);
    given = workspace.body.artifacts.flatMap((artifact: { files: ReadFile[] }) => artifact.files);
  }, 120_000);
  afterAll(() => api.stop());

  /** All that came with an answer: its headers, and its body as bytes. */
  const download = async (href: string, range?: string) => {
    const request = api
      .anonymous()
      .get(href)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      });
    if (range !== undefined) void request.set('Range', range);
    const response = await request;
    return { status: response.status, headers: response.headers, bytes: response.body as Buffer };
  };
  const linksOf = ({ href, view, captions }: ReadFile) =>
    [href, view?.href, captions?.href].filter((link) => link !== undefined);

  it('are all there, under neutral names, and what they say of them names nobody', () => {
    expect(given).toHaveLength(files.length);
    for (const { name } of given) expect(name).toMatch(/^document-profile-\d+\.\w+$/);
    const everything = Buffer.from(`${JSON.stringify(workspace.headers)}\n${JSON.stringify(workspace.body)}`);
    expect(tracesIn(everything, traces)).toEqual([]);
  });

  it('name nobody, whole and in parts', async () => {
    const found: unknown[] = [];
    for (const file of given) {
      for (const link of linksOf(file)) {
        const whole = await download(link);
        expect(whole.status).toBe(200);
        const inHeaders = tracesIn(Buffer.from(JSON.stringify(whole.headers)), traces);
        const inBytes = tracesIn(whole.bytes, [...traces, ...furtherTraces]);
        if (inHeaders.length + inBytes.length > 0)
          found.push([originals.get(file.id)!.mediaType, link.split('?')[0], inHeaders, inBytes.map(String)]);
        if (link === file.captions?.href) continue; // always whole
        const third = Math.ceil(whole.bytes.length / 3);
        const parts = [];
        for (const at of [0, third, 2 * third]) {
          const part = await download(link, `bytes=${at}-${at + third - 1}`);
          expect(part.status).toBe(206);
          expect(tracesIn(Buffer.from(JSON.stringify(part.headers)), traces)).toEqual([]);
          parts.push(part.bytes);
        }
        expect(Buffer.concat(parts).equals(whole.bytes)).toBe(true);
      }
    }
    expect(found).toEqual([]);
  }, 60_000);

  it('show what they showed', async () => {
    for (const file of given) {
      const { shows } = originals.get(file.id)!;
      if (shows === '') continue;
      const { bytes } = await download(file.href);
      expect([file.name, tracesIn(bytes, [shows])]).toEqual([file.name, [shows]]);
    }
  });

  it('have a view for what browsers cannot show', () => {
    const kinds = given.filter(({ view }) => view !== null).map(({ name }) => name.split('.').at(-1));
    expect(kinds.sort()).toEqual(['docx', 'odp', 'ods', 'odt', 'pptx', 'xlsx']);
  });

  it('are not given under another guise, as a file of another submission, or after the link has expired', async () => {
    const [file] = given;
    const other = await aReview(api).accepted();
    const { body } = await (await api.as({ id: other.reviewerId })).get(`/v1/reviews/${other.id}`).expect(200);
    const theirs = body.artifacts.flatMap((artifact: { files: ReadFile[] }) => artifact.files)[0]!.id;
    for (const forged of [
      file!.href.replace('/blind?', '/own?'),
      file!.href.replace('/blind?', '/view?'),
      file!.href.replace(file!.id, theirs),
    ])
      expect((await download(forged)).status).toBe(403);
    const reviewer = await api.as({ id: review.reviewerId });
    for (const path of ['', `/files/${file!.id}`, `/files/${file!.id}/link`, '/receipt', '/preflight'])
      expect((await reviewer.get(`/v1/submissions/${review.submission.id}${path}`)).status).toBeGreaterThan(400);
    api.clock.advance({ minutes: 16 });
    expect((await download(file!.href)).status).toBe(410);
  });
});
