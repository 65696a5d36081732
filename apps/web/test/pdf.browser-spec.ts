import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument, PDFHexString, PDFName, StandardFonts } from 'pdf-lib';
import type { Page } from 'playwright-core';
import { AcceptReview, AssignReviewers } from '#reviews';
import { aPerson, aReviewer } from '#testing';
import { expectAccessible } from './accessible.js';
import { aSubmissionWithFiles } from './reviewer/submission-with-files.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

/** A page of this size with a line of text every 200 points along its longer side. */
async function aLongPage(width: number, height: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const sheet = document.addPage([width, height]);
  for (let at = 0; at < Math.max(width, height); at += 200) {
    const [x, y] = width > height ? [at + 20, height / 2] : [20, height - at - 40];
    sheet.drawText(`Line at ${at}`, { x, y, size: 18, font });
  }
  return document.save();
}

const note = 'When was this agreed?\nSee the minutes.';

/** A page with a note that has no appearance of its own, a highlight, a text box, a stamp, a reply, and a link. */
async function aPageWithNotes(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const sheet = document.addPage([595, 842]);
  sheet.drawText('Reading hour, every Tuesday at nine', { x: 60, y: 700, size: 18, font });
  const annotate = (subtype: string, rect: number[], more: Record<string, unknown> = {}) => {
    const annotation = document.context.obj({ Type: 'Annot', Subtype: subtype, Rect: rect, F: 4, ...more } as never);
    const ref = document.context.register(annotation);
    sheet.node.addAnnot(ref);
    return ref;
  };
  const text = (words: string) => PDFHexString.fromText(words);
  const first = annotate('Text', [500, 760, 520, 780], { Contents: text(note), T: text('Colleague') });
  annotate('Text', [500, 760, 520, 780], { Contents: text('On the third of May.'), IRT: first });
  annotate('Highlight', [60, 695, 350, 720], {
    QuadPoints: [60, 720, 350, 720, 60, 695, 350, 695],
    C: [1, 0.9, 0],
    Contents: text('Who reads?'),
  });
  annotate('FreeText', [60, 500, 300, 540], {
    DA: PDFHexString.fromText('/Helv 14 Tf 0 g'),
    Contents: text('Agreed by the whole team'),
  });
  annotate('Stamp', [60, 400, 160, 440], { Name: PDFName.of('Approved'), Contents: text('Approved') });
  annotate('Link', [60, 300, 160, 320], { Contents: text('A link is not a note') });
  return document.save();
}

/** A reviewer's page with this PDF open. */
async function reading(content: Uint8Array, { width = 1280, height = 900 } = {}): Promise<Page> {
  const third = { name: 'page.pdf', mediaType: 'application/pdf', content, description: 'A page' };
  const [administrator, reviewer, other] = [
    await aPerson(site, { roles: ['administrator'] }),
    await aReviewer(site),
    await aReviewer(site),
  ];
  const reviews = await site.get(AssignReviewers).run({
    actor: administrator,
    submissionId: (await aSubmissionWithFiles(site, { third })).id,
    reviewerIds: [reviewer.id, other.id],
  });
  const reviewId = reviews.find(({ reviewerId }) => reviewerId === reviewer.id)!.id;
  await site.get(AcceptReview).run({ actor: { id: reviewer.id }, reviewId });
  const page = await site.openPage({ as: reviewer, at: `/reviews/${reviewId}`, width, height });
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (width < 960) await page.getByRole('button', { name: 'Evidence', exact: true }).click();
  await page
    .getByRole('navigation', { name: 'Artifacts' })
    .getByRole('button', { name: 'Profile of sample documents' })
    .click();
  await page.getByRole('button', { name: /File 3/ }).click();
  await page.getByRole('group', { name: 'Page 1 of 1' }).locator('canvas').first().waitFor();
  return page;
}

const stageOf = (page: Page) => page.getByRole('group', { name: 'Page 1 of 1' });

/** Brings a line into view and waits until its letters have been drawn. */
async function untilDrawn(page: Page, line: string): Promise<void> {
  await stageOf(page).getByText(line, { exact: true }).scrollIntoViewIfNeeded();
  const isDrawn = `(() => {
    const at = ${theLine(line)}.getBoundingClientRect();
    return [...document.querySelectorAll('[data-page] canvas')].some((canvas) => {
      const box = canvas.getBoundingClientRect();
      if (at.left >= box.right || at.right <= box.left || at.top >= box.bottom || at.bottom <= box.top) return false;
      const density = canvas.width / box.width;
      const [x, y] = [at.left - box.left, at.top - box.top].map((place) => Math.round(Math.max(0, place) * density));
      const [width, height] = [at.width, at.height].map((length) => Math.ceil(length * density));
      const { data } = canvas.getContext('2d').getImageData(x, y, width, height);
      return data.some((value, index) => index % 4 === 0 && value < 100 && data[index + 3] === 255);
    });
  })()`;
  while (!(await page.evaluate<boolean>(isDrawn))) await page.waitForTimeout(50);
}

const theLine = (line: string) =>
  `[...document.querySelectorAll('[data-page] span')].find((words) => words.textContent === '${line}')`;

/** The pixels of every canvas on the page. */
const canvases = (page: Page) =>
  page.evaluate<number[]>(
    `[...document.querySelectorAll('[data-page] canvas')].map((canvas) => canvas.width * canvas.height)`,
  );

async function enlarge(page: Page, until: string): Promise<void> {
  while ((await page.getByRole('status', { name: 'Size' }).innerText()) !== until)
    await page.getByRole('button', { name: 'Larger' }).click();
}

describe('a tall page', () => {
  it.each([
    ['on a desk', { width: 1280, height: 900 }],
    ['on a phone', { width: 390, height: 844 }],
  ])('is drawn at any size where the reviewer looks, and only there: %s', async (_, window) => {
    const page = await reading(await aLongPage(390, 14_000), window);
    await untilDrawn(page, 'Line at 0');
    await untilDrawn(page, 'Line at 13800');
    await enlarge(page, '300%');
    await untilDrawn(page, 'Line at 13800');
    await untilDrawn(page, 'Line at 6800');
    await untilDrawn(page, 'Line at 0');
    const sizes = await canvases(page);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(4_194_304);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(25_000_000);
    if (window.width > 960) await expectAccessible(page);
  });

  it('keeps its place when its size changes', async () => {
    const page = await reading(await aLongPage(390, 14_000));
    await untilDrawn(page, 'Line at 6800');
    await page.evaluate(`${theLine('Line at 6800')}.scrollIntoView({ block: 'center', inline: 'center' })`);
    await enlarge(page, '200%');
    await untilDrawn(page, 'Line at 6800');
    const offCenter = await page.evaluate<number>(`(() => {
      const line = ${theLine('Line at 6800')}.getBoundingClientRect();
      const stage = document.querySelector('[data-page]').parentElement.parentElement.getBoundingClientRect();
      return Math.abs(line.top + line.height / 2 - stage.top - stage.height / 2) / stage.height;
    })()`);
    expect(offCenter).toBeLessThan(0.2);
  });
});

describe('a wide page', () => {
  it('grows until its text can be read', async () => {
    const page = await reading(await aLongPage(14_000, 390));
    const larger = page.getByRole('button', { name: 'Larger' });
    while (await larger.isEnabled()) await larger.click();
    await untilDrawn(page, 'Line at 13800');
    const { height } = (await stageOf(page).getByText('Line at 13800', { exact: true }).boundingBox())!;
    expect(height).toBeGreaterThan(18);
    expect(Math.max(...(await canvases(page)))).toBeLessThanOrEqual(4_194_304);
  });
});

describe('notes on a page', () => {
  it('are marked on it and listed below it, and the keyboard goes from one to the other', async () => {
    const page = await reading(await aPageWithNotes());
    const notes = page.getByRole('region', { name: 'Notes on this page' });
    await notes.waitFor();
    expect((await notes.getByRole('listitem').allInnerTexts()).map((item) => item.split('\n').filter(Boolean))).toEqual(
      [
        ['1', 'Comment, by Author 1', ...note.split('\n')],
        ['2', 'Reply', 'On the third of May.'],
        ['3', 'Highlight', 'Who reads?'],
        ['4', 'Text box', 'Agreed by the whole team'],
        ['5', 'Stamp', 'Approved'],
      ],
    );
    await page.getByRole('button', { name: '5 notes' }).press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const mark = page.getByRole('button', { name: 'Note 1: Comment' });
    await mark.waitFor();
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Note 1: Comment');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.textContent')).toContain('When was this agreed?');
    await expectAccessible(page);
  });
});
