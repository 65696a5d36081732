import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { VersionQueries } from '#catalog';
import type { Person } from '#identity';
import { aPerson, aVersion } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
let administrator: Person;
beforeAll(async () => {
  site = await startSite();
  administrator = await aPerson(site, { roles: ['administrator'] });
}, 120_000);
afterAll(() => site.stop());

const part = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Parts of the draft' }).getByRole('link', { name }).click();
const saved = (page: Page) => page.getByText(/^Saved \d/).waitFor();

describe('an author', () => {
  it('goes part by part through a draft that saves itself, and moves it to pilot', async () => {
    const first = await aVersion(site, { code: 'MAN-1' }).inPilot();
    const page = await site.openPage({ as: administrator, at: '/admin/catalog/MAN-1' });
    await page.getByRole('button', { name: 'Start draft' }).click();
    await page.getByRole('heading', { level: 1, name: /^MAN-1 version \d+: draft$/ }).waitFor();
    await page.getByRole('link', { name: 'Next: Outcomes' }).click();
    await page.getByLabel('Statement of outcome 1').fill('Plans a shared reading hour with the teachers');
    await saved(page);

    await part(page, /^Artifact 1/);
    await page.getByLabel('Minimum words, artifact 1').fill('50000');
    await page.getByLabel('Maximum characters, artifact 1').and(page.locator('[aria-invalid=true]')).waitFor();
    await page.getByText('Your draft is kept in this browser').waitFor();
    await page.getByText('1 thing to do').waitFor();
    await part(page, 'Check and move to pilot');
    await page.getByText('You can move it to pilot once your changes are saved.').waitFor();
    await page.getByRole('listitem').getByRole('link', { name: 'Artifact 1', exact: true }).click();
    await page.getByLabel('Minimum words, artifact 1').fill('40');
    await saved(page);

    await part(page, 'Preview');
    await page.getByText('Plans a shared reading hour with the teachers').waitFor();
    await page.getByLabel('Show the draft').selectOption('As candidates write');
    const asWritten = page.getByRole('region', { name: 'Preview: Responsive narrative' });
    const guide = asWritten.getByRole('complementary', { name: 'What to write about' });
    await guide.getByText('Plans a shared reading hour with the teachers').waitFor();
    await asWritten.getByRole('textbox', { name: 'Your text: Responsive narrative' }).fill('five words of my own');
    await asWritten.getByText(/^5 of at least 40 words/).waitFor();
    await asWritten.getByText('Not saved: this is a preview').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Artifact', { exact: true }).selectOption({ index: 1 });
    await page.getByRole('complementary', { name: 'What to show' }).getByText('Plans a shared reading hour').waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') });
    await page.getByText('This is a preview, so no file was uploaded.').waitFor();
    await page.getByLabel('Show the draft').selectOption('As reviewers score');
    await page
      .getByRole('region', { name: /Plans a shared reading hour/ })
      .getByRole('radio')
      .first()
      .check();
    await expectAccessible(page);
    await part(page, 'Check and move to pilot');
    await page.getByRole('status').filter({ hasText: 'Nothing is missing.' }).waitFor();
    await page.getByRole('link', { name: `Compare with version ${first.number}` }).click();
    await page.getByRole('rowheader', { name: /Plans a shared reading hour with the teachers/ }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Move to pilot' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Move to pilot' }).click();
    await page.getByRole('row', { name: new RegExp(`Version ${first.number + 1}\\b.*In pilot`) }).waitFor();
  }, 180_000);

  it('adds an artifact, and removes one', async () => {
    const draft = await aVersion(site, { code: 'VIS-1' }).draft();
    const page = await site.openPage({
      as: administrator,
      at: `/admin/catalog/drafts/${draft.id}?part=reflection_plan`,
    });
    await page.getByRole('button', { name: 'Add an artifact' }).click();
    await page.getByLabel('Title of artifact 5').fill('Report on results');
    await saved(page);
    await expectAccessible(page);
    await part(page, /^Artifact 4/);
    await page.getByRole('button', { name: 'Remove artifact 4' }).click();
    await page.getByLabel('Title of artifact 4').and(page.locator('[value="Report on results"]')).waitFor();
    await saved(page);
    const { content } = await site.get(VersionQueries).draftById(draft.id);
    expect(content.artifacts.map(({ position, title }) => `${position} ${title}`).slice(3)).toEqual([
      '4 Report on results',
    ]);
  }, 120_000);

  it('adds the first artifact of a draft that has none', async () => {
    const draft = await aVersion(site, { code: 'VIS-1', content: { artifacts: [] } }).draft();
    const page = await site.openPage({ as: administrator, at: `/admin/catalog/drafts/${draft.id}` });
    await page.getByText('Ask for at least one artifact.').waitFor();
    await page.getByText('1 thing to do').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Add an artifact' }).click();
    await page.getByLabel('Title of artifact 1').fill('Report on results');
    await saved(page);
  }, 120_000);

  it('chooses file types by their names', async () => {
    const draft = await aVersion(site, { code: 'VIS-1' }).draft();
    const page = await site.openPage({
      as: administrator,
      at: `/admin/catalog/drafts/${draft.id}?part=document_profile`,
    });
    const types = page.getByLabel('Accepted file types, artifact 2').and(page.locator('input'));
    await page.getByLabel('Artifact 2 requires files').check();
    await types.fill('power');
    await page.getByRole('option', { name: 'PowerPoint (PPTX)' }).click();
    await page.getByText(/^Candidates read: .*PowerPoint \(PPTX\)/).waitFor();
    await saved(page);
  }, 120_000);

  it('finds what could not be saved when the page is opened again', async () => {
    const draft = await aVersion(site, { code: 'VIS-1' }).draft();
    const page = await site.openPage({
      as: administrator,
      at: `/admin/catalog/drafts/${draft.id}?part=responsive_narrative`,
    });
    const minimum = page.getByLabel('Minimum words, artifact 1');
    await minimum.fill('50000');
    await page.getByText('Not saved. Your draft is kept in this browser.').waitFor();
    await page.reload();
    await page.getByText('We restored changes that you made here').waitFor();
    expect(await minimum.inputValue()).toBe('50,000');
    await minimum.fill('40');
    await saved(page);
    await page.reload();
    await minimum.and(page.locator('[value="40"]')).waitFor();
  }, 120_000);

  it('never overwrites what another author saved: the second chooses, and can go back', async () => {
    const draft = await aVersion(site, { code: 'VIS-1' }).draft();
    const other = await aPerson(site, { roles: ['administrator'] });
    const at = `/admin/catalog/drafts/${draft.id}`;
    const [first, second] = [await site.openPage({ as: administrator, at }), await site.openPage({ as: other, at })];
    const about = (page: Page) => page.getByRole('textbox', { name: 'About' });
    await about(second).waitFor();
    await about(first).fill('By the first author');
    await saved(first);
    await about(second).fill('By the second author');
    await second.getByText('Someone else changed this draft').waitFor();
    await expectAccessible(second);
    await second.getByRole('button', { name: 'Load saved version' }).click();
    await second.getByText('By the first author').waitFor();
    await second.getByRole('button', { name: 'Use my version' }).click();
    await saved(second);
    await second.reload();
    await second.getByText('By the second author').waitFor();
  }, 120_000);
});
