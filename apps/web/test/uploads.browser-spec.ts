import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ArtifactStore } from '#storage';
import { ArtifactFile, UploadQueries } from '#submissions';
import {
  asCandidate,
  aPilot,
  aSubmission,
  aVersion,
  samplePdfWith,
  filesOfPeople,
  type TheirSubmission,
} from '#testing';
import { type NarrowLine, openNarrowLine } from './narrow-line.js';
import { type Site, startSite } from './start-site.js';

let line: NarrowLine;
let site: Site;
let folder: string;
beforeAll(async () => {
  line = await openNarrowLine();
  site = await startSite({ front: line });
  folder = mkdtempSync(join(tmpdir(), 'laurel-uploads-'));
});
afterAll(async () => {
  await site.stop();
  await line.stop();
  rmSync(folder, { recursive: true });
});

const profile = (draft: TheirSubmission) => `/work/${draft.enrollmentId}/artifacts/document_profile`;
const sha256Of = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

/** A draft that accepts files up to 10 MB, of the usual types or of others. */
async function aDraft(accept?: string[]): Promise<TheirSubmission> {
  const { content } = await aVersion(site, { code: 'VIS-2' }).draft();
  const artifacts = content.artifacts.map((artifact) => ({
    ...artifact,
    files: artifact.files && { ...artifact.files, maxBytes: 10_000_000, ...(accept && { accept }) },
  }));
  const version = await aVersion(site, { content: { artifacts } }).inPilot();
  return aSubmission(site, { pilot: await aPilot(site, { versions: [version] }).open() }).draft();
}

async function choose(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles(path);
}

/** The number of bytes on the server, once it has at least this many. */
async function arrived({ id, candidateId }: TheirSubmission, atLeast: number): Promise<number> {
  const until = performance.now() + 30_000;
  for (;;) {
    const [upload] = await site.get(UploadQueries).unfinished(asCandidate(candidateId), id);
    if (upload && upload.arrived >= atLeast) return upload.arrived;
    if (performance.now() > until)
      throw new Error(`Fewer than ${atLeast} bytes arrived within half a minute: ${JSON.stringify(upload)}`);
    await pause(50);
  }
}

async function stored(draft: TheirSubmission): Promise<ArtifactFile & { content: Buffer }> {
  const file = await site.dataSource.manager.findOneByOrFail(ArtifactFile, { submissionId: draft.id });
  return { ...file, content: await buffer(await site.get(ArtifactStore).read(file.storageKey)) };
}

describe('an upload', () => {
  it('that a lost connection and then a closed tab interrupt continues each time, and is complete in the store', async () => {
    const draft = await aDraft();
    const content = samplePdfWith(
      Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => (at * 7 + (at >> 8)) % 251)),
    );
    const path = join(folder, 'Agenda.pdf');
    writeFileSync(path, content);
    const page = await site.openPage({ as: { id: draft.candidateId }, at: profile(draft) });
    const offsets: number[] = [];
    page
      .context()
      .on(
        'request',
        (request) => request.method() === 'PATCH' && offsets.push(Number(request.headers()['upload-offset'])),
      );
    await page.getByRole('button', { name: 'Choose files' }).waitFor();
    line.pass(1_000_000);
    await choose(page, path);
    const first = await arrived(draft, 800_000);
    line.cut();
    line.pass(1_000_000);
    const second = await arrived(draft, first + 800_000);
    const other = await page.context().newPage();
    await page.close();
    line.cut(); // bytes that the tab had not sent are lost with it
    line.pass();

    await other.goto(profile(draft));
    await other.getByRole('region', { name: 'Unfinished uploads' }).getByText('Agenda.pdf').waitFor();
    await choose(other, path);
    await other.getByText(/^Agenda\.pdf is uploaded/).waitFor();
    await other.getByText('Uploaded and checked').waitFor();
    await other.getByText('Receipt', { exact: true }).click();
    await other.getByText(sha256Of(content)).waitFor();

    const file = await stored(draft);
    expect({ ...file, content: sha256Of(file.content) }).toMatchObject({
      size: content.length,
      sha256: sha256Of(content),
      content: sha256Of(content),
    });
    const [begun, ...goneOn] = offsets;
    expect(begun).toBe(0);
    expect(Math.min(...goneOn)).toBeGreaterThanOrEqual(first);
    expect(goneOn.at(-1)).toBeGreaterThanOrEqual(second);
  }, 90_000);
});

describe('a file', () => {
  /** Gives a file to the page as a browser does after pasting or dropping. */
  const give = (page: Page, how: 'paste' | 'drop', name: string) =>
    page.evaluate(`(() => {
      const files = new DataTransfer();
      files.items.add(new File(['%PDF-1.7 a few bytes of ${name}'], '${name}', { type: 'application/pdf' }));
      const event = '${how}' === 'paste' ? new ClipboardEvent('paste', { clipboardData: files, bubbles: true }) : new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true });
      [...document.querySelectorAll('main button')].find(({ textContent }) => textContent === 'Choose files').dispatchEvent(event);
    })()`);

  it('can be pasted or dropped', async () => {
    const draft = await aSubmission(site).draft();
    const page = await site.openPage({ as: { id: draft.candidateId }, at: profile(draft) });
    await page.getByRole('button', { name: 'Choose files' }).waitFor();
    await give(page, 'paste', 'Pasted.pdf');
    await page.getByText(/^Pasted\.pdf is uploaded/).waitFor();
    await give(page, 'drop', 'Dropped.pdf');
    await page.getByText(/^Dropped\.pdf is uploaded/).waitFor();
    const files = await site.dataSource.manager.findBy(ArtifactFile, { submissionId: draft.id });
    expect(files.map(({ originalName }) => originalName).sort()).toEqual(['Dropped.pdf', 'Pasted.pdf']);
  });

  it.each([
    ['camera.m4v', 'video/x-m4v', '\0\0\0\x20ftypM4V \0\0\x02\0M4V isomiso2avc1', 'camera.m4v'],
    ['qt-brand.mp4', 'video/mp4', '\0\0\0\x14ftypqt  \0\0\x02\0qt  \0\0\0\x08wide', 'qt-brand.mp4'],
    ['jpeg-named.png', 'image/png', '\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01', 'jpeg-named.jpg'],
    ['Plan.pdf', 'application/octet-stream', '%PDF-1.7\n', 'Plan.pdf'],
    ['photo.heic', 'image/heic', '\0\0\0\x1cftypheic\0\0\0\0mif1heicmiaf', 'photo.heic'],
  ])('%s as %s is taken', async (name, mimeType, head, keptName) => {
    const draft = await aDraft(['application/pdf', 'image/jpeg', 'video/mp4']);
    const page = await site.openPage({ as: { id: draft.candidateId }, at: profile(draft) });
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose files' }).click();
    await (await chooser).setFiles({ name, mimeType, buffer: Buffer.from(head.padEnd(600, '\0'), 'latin1') });

    await page.getByText(`${keptName} is uploaded`).waitFor();
  });

  it('that reviewers cannot open is refused with its plain name and what to do', async () => {
    const draft = await aDraft(['application/pdf', 'image/jpeg']);
    const page = await site.openPage({ as: { id: draft.candidateId }, at: profile(draft) });
    for (const [name, mimeType, sentence] of [
      ['scan.tiff', 'image/tiff', /This file is a TIFF picture.* export it as JPEG or PNG/],
      ['plan.odt', 'application/vnd.oasis.opendocument.text', /This file is an OpenDocument text.* DOCX or PDF/],
    ] as const) {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Choose files' }).click();
      await (await chooser).setFiles({ name, mimeType, buffer: Buffer.from('any content') });
      await page.getByText(sentence).waitFor();
    }
  });
});

describe('a file that arrived, but that reviewers could not read or see,', () => {
  it.each([
    ['password', 'This file opens only with a password, so reviewers cannot read it. Open it with the password'],
    ['half', 'The end of this file is missing. It was probably cut off while it was copied or downloaded.'],
    ['xfa', 'This PDF is a form that only Adobe Acrobat can show'],
    ['hevc', 'Most browsers play this video without a picture. Export it as MP4 with H.264'],
  ] as const)('%s: the page says what is wrong, and how to mend it', async (which, sentence) => {
    const draft = await aDraft(['application/pdf', 'video/quicktime']);
    const page = await site.openPage({ as: { id: draft.candidateId }, at: profile(draft) });
    const { name, contentType, content } = (await filesOfPeople('Zarathea Quimblet'))[which];
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose files' }).click();
    await (await chooser).setFiles({ name, mimeType: contentType, buffer: content });
    await page.getByText(`${name} is uploaded`).waitFor();
    await site.untilIdle();

    await page.getByText(sentence).first().waitFor();
  });
});
