import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { SaveText, SealSubmission } from '#submissions';
import { aFile, aReview, asCandidate, aSubmission, completed, type TheirSubmission } from '#testing';
import { expectAccessible } from './accessible.js';
import { added, aPdf, aSound } from './reviewer/submission-with-files.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

const narrative = [
  'In August our team chose one hour a day.',
  'We said “the hour stays”. Every room reads.',
  'The principal reads along.',
].join('\n\n');

async function aDraftWithFiles(): Promise<TheirSubmission> {
  const draft = await aSubmission(site).draft();
  await added(site, draft, 'document_profile', {
    name: 'Minutes.pdf',
    mediaType: 'application/pdf',
    content: await aPdf(5),
    description: 'Minutes of five team meetings',
  });
  await added(site, draft, 'document_profile', {
    name: 'Reading hour.wav',
    mediaType: 'audio/wav',
    content: aSound(20),
    description: 'The opening of the reading hour',
  });
  return draft;
}

/** The evidence map with the form for the first detail open. */
async function linking(draft: TheirSubmission): Promise<Page> {
  const page = await site.openPage({ as: { id: draft.candidateId }, at: `/work/${draft.enrollmentId}/evidence` });
  await page
    .getByRole('button', { name: /^Link evidence to/ })
    .first()
    .click();
  return page;
}

const choose = async (page: Page, what: RegExp) => {
  const select = page.getByLabel('What shows it');
  const label = await select.locator('option').filter({ hasText: what }).innerText();
  await select.selectOption({ label });
  return page.getByRole('region', { name: `Preview: ${label}` });
};

/** Moves the player, once it knows how long the recording is. */
const stopAt = (second: number) => `new Promise((resolve) => {
  const player = document.querySelector('audio');
  const move = () => { player.currentTime = ${second}; resolve(); };
  if (player.readyState >= HTMLMediaElement.HAVE_METADATA) move();
  else player.addEventListener('loadedmetadata', move);
})`;

describe('the place of evidence', () => {
  it('is a page that the candidate turns to and clicks', async () => {
    const page = await linking(await aDraftWithFiles());
    const preview = await choose(page, /Minutes\.pdf/);
    await preview.getByRole('group', { name: 'Page 1 of 5' }).locator('canvas').first().waitFor();
    await preview.getByRole('button', { name: 'Next page' }).click();
    const second = preview.getByRole('group', { name: 'Page 2 of 5' });
    await second.locator('[data-page="2"]').click({ position: { x: 150, y: 150 } });
    await preview.getByText('You chose page 2.').waitFor();
    expect(await page.getByLabel('Page', { exact: true }).first().inputValue()).toBe('2');
    await expectAccessible(page);
    await preview.getByRole('button', { name: 'Next page' }).click();
    await preview.getByRole('button', { name: 'Use page 3' }).click();
    await page.getByLabel('Why it shows it').fill('The third meeting sets the time.');
    await page.getByRole('button', { name: 'Link evidence', exact: true }).click();
    await page.getByText('Minutes.pdf, page 3').waitFor();
    expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(/^Link more evidence to: /);
  }, 60_000);

  it('can be typed, and the preview turns to it; a wrong one is told beside the field', async () => {
    const page = await linking(await aDraftWithFiles());
    const preview = await choose(page, /Minutes\.pdf/);
    const field = page.locator('input[name=at]');
    await field.fill('4');
    await preview.getByRole('group', { name: 'Page 4 of 5' }).waitFor();
    await field.fill('four');
    await page.getByRole('button', { name: 'Link evidence', exact: true }).click();
    await page.getByText('Enter the number of one page, for example 3.').waitFor();
    await page.locator('input[name=at]:focus').waitFor();
    await field.fill('9');
    await page.getByRole('button', { name: 'Link evidence', exact: true }).click();
    await page.getByText('Say why this shows the detail.').waitFor();
    await page.getByLabel('Why it shows it').fill('The plan.');
    await page.getByRole('button', { name: 'Link evidence', exact: true }).click();
    await page.getByText('The file has 5 pages. Choose a page from 1 to 5.').first().waitFor();
    await expectAccessible(page);
  }, 60_000);

  it('is the moment at which the candidate stops the player', async () => {
    const page = await linking(await aDraftWithFiles());
    const preview = await choose(page, /Reading hour\.wav/);
    await preview.getByRole('button', { name: 'Use 0:00' }).waitFor();
    await preview.locator('audio').waitFor();
    await page.evaluate(stopAt(12.4));
    await preview.getByRole('button', { name: 'Use 0:12' }).click();
    await preview.getByText('You chose 0:12.').waitFor();
    expect(await page.getByLabel('Minute and second').inputValue()).toBe('0:12');
    await page.getByLabel('Why it shows it').fill('The principal reads along.');
    await page.getByRole('button', { name: 'Link evidence', exact: true }).click();
    await page.getByText('Reading hour.wav, at 0:12').waitFor();
  }, 60_000);

  it('is a passage that the candidate selects, and reviewers open the text there', async () => {
    const draft = await aDraftWithFiles();
    const actor = asCandidate(draft.candidateId);
    const text = { submissionId: draft.id, kind: 'responsive_narrative', text: narrative, revision: 0 } as const;
    await site.get(SaveText).run({ actor, ...text });
    const page = await linking(draft);
    const preview = await choose(page, /^Responsive narrative/);
    await preview.getByText('In August our team').waitFor();
    await preview.getByRole('button', { name: 'Use this passage' }).click();
    await preview.getByText('Select words in the text first, or find them.').waitFor();
    await preview.getByText('We said').selectText();
    await preview.getByRole('button', { name: 'Use this passage' }).click();
    await preview.getByText('Reviewers open the text at the marked passage.').waitFor();
    const why = page.getByLabel('Why it shows it');
    expect(await why.inputValue()).toBe('“We said ‘the hour stays’. Every room reads.” ');
    await expectAccessible(page);
    await page.keyboard.press('End');
    await page.keyboard.type('It is a promise.');

    await preview.getByRole('button', { name: 'Find' }).press('Enter');
    await page.keyboard.type('reads along');
    await preview.getByText('1 of 1').waitFor();
    await preview.getByRole('button', { name: 'Use this passage' }).press('Enter');
    expect(await why.inputValue()).toBe('“The principal reads along.” It is a promise.');
    await page.getByRole('button', { name: 'Link evidence', exact: true }).press('Enter');
    await page.getByRole('paragraph').getByText('“The principal reads along.” It is a promise.').waitFor();

    const submission = await completed(site, draft);
    await site.get(SealSubmission).run({ actor, submissionId: submission.id });
    const review = await aReview(site, { submission }).accepted();
    const desk = await site.openPage({ as: { id: review.reviewerId }, at: `/reviews/${review.id}` });
    await desk
      .getByRole('button', { name: /^Responsive narrative, text/ })
      .first()
      .click();
    await desk.getByRole('article', { name: 'Text' }).waitFor();
    const marked = () => desk.evaluate(`[...(CSS.highlights.get('laurel-passage') ?? [])].map(String).join()`);
    while ((await marked()) !== 'The principal reads along') await desk.waitForTimeout(20);
  }, 90_000);

  it('is typed while the preview is not ready, and the preview opens by itself', async () => {
    const draft = await aDraftWithFiles();
    const { id } = await aFile(site, draft, 'document_profile', { name: 'Plan.pdf' });
    await site.dataSource.query(`UPDATE artifact_file SET state = 'uploaded' WHERE id = $1`, [id]);
    const page = await linking(draft);
    const preview = await choose(page, /Plan\.pdf/);
    await preview.getByText('The preview is not ready yet').waitFor();
    await page.locator('input[name=at]').fill('2');
    await expectAccessible(page);
  }, 60_000);
});
