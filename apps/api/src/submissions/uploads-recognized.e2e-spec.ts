import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPilot, aSubmission, aVersion, sessionCookieFor, type TheirSubmission } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';
import { TusSpeaker } from '../../test/tus.js';

const bytes = (text: string) => Buffer.from(text.padEnd(600, '\0'), 'latin1');
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The first bytes of files as cameras, phones and browsers make them. */
const m4v = bytes('\0\0\0\x20ftypM4V \0\0\x02\0M4V isomiso2avc1\0\0\0\x08free');
const qtBrand = bytes('\0\0\0\x14ftypqt  \0\0\x02\0qt  \0\0\0\x08wide');
const isomBrand = bytes('\0\0\0\x18ftypisom\0\0\x02\0isomiso2');
const jpeg = bytes('\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01');
const webp = bytes('RIFF\x50\x02\0\0WEBPVP8 ');
const tiff = bytes('II*\0\x08\0\0\0\0\0\0\0\0\0');
const heic = bytes('\0\0\0\x1cftypheic\0\0\0\0mif1heicmiaf');
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const zip = bytes('PK\x03\x04\x14\0\0\0\0\0');
const program = bytes('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff');

let api: Api;
let draft: TheirSubmission;
let speaker: TusSpeaker;
beforeAll(async () => {
  api = await startApi();
  const { content } = await aVersion(api, { code: 'VIS-2' }).draft();
  const accept = [
    'application/pdf',
    docx,
    'image/png',
    'image/jpeg',
    'image/webp',
    'video/mp4',
    'video/quicktime',
    'audio/wav',
  ];
  const artifacts = content.artifacts.map((artifact) => ({
    ...artifact,
    files: artifact.files && { ...artifact.files, maxCount: 20, maxBytes: 500 * 1024 * 1024, accept },
  }));
  const version = await aVersion(api, { content: { artifacts } }).inPilot();
  draft = await aSubmission(api, { pilot: await aPilot(api, { versions: [version] }).open() }).draft();
  speaker = new TusSpeaker(api.port, await sessionCookieFor(api, draft.candidateId));
});
afterAll(() => api.stop());

const client = () => api.as({ id: draft.candidateId });
const filesOf = ({ id }: TheirSubmission) => `/v1/submissions/${id}/artifacts/document_profile/files`;
const about = (filename: string, filetype: string) => ({
  submissionId: draft.id,
  kind: 'document_profile',
  filename,
  filetype,
});

describe('the files that people have', () => {
  const taken = [
    ['camera.m4v', 'video/x-m4v', m4v, 'camera.m4v', 'video/mp4'],
    ['qt-brand.mp4', 'video/mp4', qtBrand, 'qt-brand.mov', 'video/quicktime'],
    ['isom-brand.mov', 'video/quicktime', isomBrand, 'isom-brand.mp4', 'video/mp4'],
    ['jpeg-named.png', 'image/png', jpeg, 'jpeg-named.jpg', 'image/jpeg'],
    ['board.webp', 'image/webp', webp, 'board.webp', 'image/webp'],
    ['photo.heic', 'image/heic', heic, 'photo.heic', 'image/heic'],
    ['photo.jpg', 'image/jpeg', heic, 'photo.heic', 'image/heic'],
    ['plan.pdf', 'application/x-pdf', pdf, 'plan.pdf', 'application/pdf'],
    ['plan.pdf', 'application/octet-stream', pdf, 'plan.pdf', 'application/pdf'],
  ] as const;

  it.each(taken)('%s as %s is taken in one request', async (filename, contentType, content, name, mediaType) => {
    const { body } = await (
      await client()
    )
      .post(filesOf(draft))
      .attach('file', content, { filename, contentType })
      .expect(201);

    expect(body).toMatchObject({ name, mediaType, size: content.length });
  });

  it.each(taken)('%s as %s is taken as a resumable upload', async (filename, filetype, content, name, mediaType) => {
    const path = await speaker.begin(content.length, about(filename, filetype));
    await speaker.patch(path, 0, content);

    const { body } = await (
      await client()
    )
      .get(`/v1/submissions/${draft.id}/files/${path.split('/').at(-1)}`)
      .expect(200);
    expect(body).toMatchObject({ name, mediaType, size: content.length });
  });
});

describe('the files that reviewers cannot open', () => {
  it.each([
    ['scan.tiff', 'image/tiff', tiff, 'not-accepted', /a TIFF picture.* export it as JPEG/],
    ['scan.tiff', 'application/octet-stream', tiff, 'not-accepted', /a TIFF picture.* export it as JPEG/],
    ['scan.jpg', 'image/jpeg', tiff, 'not-accepted', /a TIFF picture.* export it as JPEG/],
    ['plan.odt', 'application/vnd.oasis.opendocument.text', zip, 'not-accepted', /an OpenDocument text.* DOCX or PDF/],
    ['plan.doc', 'application/msword', bytes('any'), 'not-accepted', /an older Word document \(DOC\).* Save As/],
    ['plan.docx', docx, zip, 'contradicted', /This Word document is incomplete or broken/],
    ['plan.pdf', 'application/pdf', program, 'contradicted', /labeled as a PDF, but its content is a Windows program/],
  ])('%s as %s is refused in plain words', async (filename, contentType, content, reason, sentence) => {
    const { body } = await (await client()).post(filesOf(draft)).attach('file', content, { filename, contentType });

    expect(body).toMatchObject({
      status: 415,
      code: `file.type-${reason}`,
      detail: expect.stringMatching(sentence),
    });
    expect((body as { detail: string }).detail).not.toMatch(/\w\/\w/);
  });

  it('are refused before they are sent, in the same sentence', async () => {
    const sent = await (
      await client()
    )
      .post(filesOf(draft))
      .attach('file', tiff, { filename: 'scan.tiff', contentType: 'image/tiff' });

    const { problem } = await speaker.announce(tiff.length, about('scan.tiff', 'image/tiff'));
    expect(problem).toMatchObject({ status: 415, detail: (sent.body as { detail: string }).detail });
  });

  it('a file that is too large is refused with the limit as people write it', async () => {
    const { problem } = await speaker.announce(600_000_000, about('film.mp4', 'video/mp4'));

    expect(problem).toMatchObject({ status: 413, detail: expect.stringContaining('larger than 500 MB') });
  });
});
