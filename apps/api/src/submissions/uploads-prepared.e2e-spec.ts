import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SealSubmission } from '#submissions';
import {
  aPilot,
  aReview,
  asCandidate,
  aSubmission,
  aVersion,
  checkedFile,
  completed,
  type FileOfPeople,
  filesOfPeople,
  markedPlace,
  sessionCookieFor,
  type TheirSubmission,
  tracesIn,
} from '#testing';
import { type Api, startApi } from '../../test/start-api.js';
import { TusSpeaker } from '../../test/tus.js';

const mark = 'Zarathea Quimblet';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Given = Awaited<ReturnType<typeof filesOfPeople>>;

let api: Api;
let files: Given;
let draft: TheirSubmission;
beforeAll(async () => {
  api = await startApi();
  files = await filesOfPeople(mark);
  const { content } = await aVersion(api, { code: 'VIS-2' }).draft();
  const accept = [
    ...['application/pdf', word, excel, 'image/png', 'image/jpeg', 'image/heic'],
    ...['video/mp4', 'video/quicktime', 'audio/wav'],
  ];
  const artifacts = content.artifacts.map((artifact) => ({
    ...artifact,
    files: artifact.files && { ...artifact.files, maxCount: 100, accept },
  }));
  const version = await aVersion(api, { content: { artifacts } }).inPilot();
  pilot = await aPilot(api, { versions: [version] }).open();
  draft = await aSubmission(api, { pilot }).draft();
});
afterAll(() => api.stop());
let pilot: Awaited<ReturnType<ReturnType<typeof aPilot>['open']>>;

/** How a file comes: in one request, or as a resumable upload. */
const ways = {
  'in one request': async ({ id, candidateId }: TheirSubmission, { name, contentType, content }: FileOfPeople) => {
    const client = await api.as({ id: candidateId });
    const { status, body } = await client
      .post(`/v1/submissions/${id}/artifacts/document_profile/files`)
      .attach('file', content, { filename: name, contentType });
    return { status, problem: body, fileId: body.id as string };
  },
  'as a resumable upload': async (
    { id, candidateId }: TheirSubmission,
    { name, contentType, content }: FileOfPeople,
  ) => {
    const speaker = new TusSpeaker(api.port, await sessionCookieFor(api, candidateId));
    const about = { submissionId: id, kind: 'document_profile', filename: name, filetype: contentType };
    const { status, headers, problem } = await speaker.announce(content.length, about);
    if (status !== 201) return { status, problem, fileId: '' };
    const path = new URL(headers.location!, 'http://laurel/v1/uploads').pathname;
    const sent = await speaker.patch(path, 0, content);
    return { status: sent.status < 300 ? 201 : sent.status, problem: sent.problem, fileId: path.split('/').at(-1)! };
  },
};
const eachWay = Object.keys(ways) as (keyof typeof ways)[];

const prepared = async (submission: TheirSubmission, fileId: string) => {
  await checkedFile(api, fileId);
  const client = await api.as({ id: submission.candidateId });
  const [{ body: file }, { body: seen }] = await Promise.all([
    client.get(`/v1/submissions/${submission.id}/files/${fileId}`).expect(200),
    client.get(`/v1/submissions/${submission.id}`).expect(200),
  ]);
  const missing = seen.missingParts as { say: string }[];
  await client.delete(`/v1/submissions/${submission.id}/files/${fileId}`).expect(204);
  return { file, missing: missing.map(({ say }) => say).join('\n') };
};

describe.each(eachWay)('a file that no reviewer could read, %s, is named with what to do', (way) => {
  it.each([
    ['a PDF with a password', 'password', 'password', /only with a password.*choose Print/],
    ['the head of a PDF', 'head', 'incomplete', /end of this file is missing.*upload it again/],
    ['half a PDF', 'half', 'incomplete', /end of this file is missing/],
    ['a form for Adobe Acrobat', 'xfa', 'form-shell', /Please wait.*Open it in Acrobat, choose Print/],
    ['a PDF portfolio', 'portfolio', 'portfolio', /cover for other files.*one by one/],
    ['a picture of 50,000 × 50,000 pixels', 'manyPixels', 'too-complex', /more pixels.*smaller size/],
    ['a video that was stopped before it was written', 'noMoov', 'incomplete', /end of this file is missing/],
    ['a recording of nothing', 'silence', 'empty', /nothing in this file/],
    ['a broken HEIC', 'brokenHeic', /incomplete|broken/, /end of this file is missing|export it as JPEG/],
  ] as [string, keyof Given, string | RegExp, RegExp][])('%s', async (_, name, code, say) => {
    const { status, fileId } = await ways[way](draft, files[name]);
    expect(status).toBe(201);

    const { file, missing } = await prepared(draft, fileId);
    expect(file).toMatchObject({
      preparation: 'unreadable',
      problem: { code: expect.stringMatching(code), say: expect.stringMatching(say) },
    });
    expect(missing).toContain(file.problem.say);
  });
});

describe.each(eachWay)('a file that can be refused by its first bytes, %s, is refused with what to do', (way) => {
  it.each([
    ['a locked Word document', 'lockedWord', /needs a password to open.*clear the password/],
    ['a locked workbook', 'lockedExcel', /needs a password to open.*clear the password/],
    ['half a workbook', 'halfWorkbook', /incomplete or broken.*Save As/],
    ['captions as a file of their own', 'captions', /.+/],
  ] as [string, keyof Given, RegExp][])('%s', async (_, name, say) => {
    const { status, problem } = await ways[way](draft, files[name]);
    expect(status).toBe(415);
    expect(problem.detail).toMatch(say);
    expect(problem.detail).not.toMatch(/\w\/\w/);
  });
});

describe.each(eachWay)('a file that can be read, %s', (way) => {
  const cases = [
    ['author', 'pdf', [], { pages: 2 }],
    ['identity', 'docx', ['converted'], {}],
    ['gps', 'jpg', [], {}],
    ['ownerPassword', 'pdf', [], { pages: 1 }],
    ['newlineBefore', 'pdf', [], { pages: 2 }],
    ['tall', 'pdf', [], { pages: 1 }],
    ['hevc', 'mov', ['picture-not-shown'], { seconds: 2 }],
    ['m4v', 'mp4', [], { seconds: 2, mediaType: 'video/mp4' }],
    ['qtBrand', 'mov', [], { seconds: 2, mediaType: 'video/quicktime' }],
    ['jpegNamedPng', 'jpg', [], { mediaType: 'image/jpeg' }],
    ['heic', 'jpg', ['converted'], { mediaType: 'image/heic' }],
  ] as [keyof Given, string, string[], object][];

  it('reaches the reviewer without names, under a neutral name', async () => {
    const submission = await aSubmission(api, { pilot }).draft();
    const client = await api.as({ id: submission.candidateId });
    const given = new Map<string, (typeof cases)[number]>();
    for (const one of cases) {
      const { status, fileId } = await ways[way](submission, files[one[0]]);
      expect([one[0], status]).toEqual([one[0], 201]);
      await client.patch(`/v1/submissions/${submission.id}/files/${fileId}`).send({ description: 'What the team did' });
      await checkedFile(api, fileId);
      const { body } = await client.get(`/v1/submissions/${submission.id}/files/${fileId}`).expect(200);
      expect([one[0], body.preparation, body.problem]).toEqual([one[0], 'ready', null]);
      expect([one[0], body.notices.map(({ notice }: { notice: string }) => notice)]).toEqual([one[0], one[2]]);
      expect(body).toMatchObject(one[3]);
      given.set(fileId, one);
    }
    await completed(api, submission);
    await api.get(SealSubmission).run({ actor: asCandidate(submission.candidateId), submissionId: submission.id });
    const review = await aReview(api, { submission }).accepted();
    const reviewer = await api.as({ id: review.reviewerId });
    const { body: workspace } = await reviewer.get(`/v1/reviews/${review.id}`).expect(200);
    const received = workspace.artifacts.flatMap((artifact: { files: object[] }) => artifact.files) as {
      id: string;
      name: string;
      href: string;
      view: { href: string } | null;
    }[];
    expect(received).toHaveLength(cases.length);
    for (const { id, name, href, view } of received) {
      const [which, extension] = given.get(id)!;
      expect([which, name]).toEqual([
        which,
        expect.stringMatching(new RegExp(`^document-profile-\\d+\\.${extension}$`)),
      ]);
      for (const link of [href, view?.href]) {
        if (link === undefined) continue;
        const { body, headers } = await api.anonymous().get(link).buffer(true).parse(bytes).expect(200);
        expect([which, tracesIn(body, ['Zarathea', 'Quimblet', ...markedPlace])]).toEqual([which, []]);
        expect(headers['content-disposition'] ?? '').not.toContain(files[which].name.split('.')[0]);
      }
    }
  });
});

function bytes(response: NodeJS.EventEmitter, done: (error: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer | string) => parts.push(Buffer.from(part as string, 'latin1')));
  response.on('end', () => done(null, Buffer.concat(parts)));
}
