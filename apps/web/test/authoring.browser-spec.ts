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
    expect(await page.locator('input[type=file]').inputValue()).toBe(''); // so that it can be chosen again
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

  it('writes what candidates need, and sees it in the preview', async () => {
    const draft = await aVersion(site, { code: 'VIS-1' }).draft();
    const page = await site.openPage({
      as: administrator,
      at: `/admin/catalog/drafts/${draft.id}?part=why-and-method`,
    });
    await page.getByLabel('Why it matters').fill('So that **every** child reads. <b>Now</b>');
    await page.getByLabel('Key components of the method').fill('1. Plan\n2. Read');
    await page.getByRole('button', { name: 'Add a resource' }).click();
    await page.getByLabel('Title of resource 1').fill('A study of reading hours');
    await page.getByLabel('Link of resource 1').fill('https://example.org/study');
    await saved(page);
    await expectAccessible(page);

    await part(page, 'Credit, validity, and alignment');
    await page.getByLabel('Hours of professional development').fill('15');
    await page.getByLabel('Months of validity').fill('36');
    await page.getByLabel('Renewal').fill('Submit a new reflection.');
    const first = page.getByLabel('Helps to have first').and(page.locator('input'));
    await first.fill('INS-1');
    await page.getByRole('option', { name: /^INS-1/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Add an alignment to the version' }).click();
    await page.getByLabel('Framework, alignment 1 of the version').fill('State standards');
    await page.getByLabel('Code, alignment 1 of the version').fill('S.1');
    await page.getByLabel('Title, alignment 1 of the version').fill('Leads reading');
    await saved(page);
    await expectAccessible(page);

    await part(page, 'Outcomes');
    await page.getByLabel('Sample documents for outcome 1').fill('A plan\n\nA timetable\n');
    await page.getByText('What each level looks like for outcome 1').click();
    await page.getByLabel('Demonstrated, outcome 1').fill('The hour takes place each week');
    await page.getByText('What each level looks like for detail 2a').click();
    await page.getByLabel('Progressing, detail 2a').fill('Some teachers are prepared');
    await saved(page);
    await expectAccessible(page);
    await part(page, /^Artifact 1/);
    await page.getByRole('button', { name: 'Add a guiding question to artifact 1' }).click();
    await page.getByLabel('Guiding question 1 of artifact 1', { exact: true }).fill('Who reads?');
    await page.getByLabel('What guiding question 1 of artifact 1 is about').selectOption('Outcome 2');
    await saved(page);

    await part(page, 'Preview');
    await page.getByText('So that every child reads. <b>Now</b>').waitFor();
    await page.getByText('36 months').waitFor();
    await page.getByText('15 hours of professional development').waitFor();
    await page.getByRole('link', { name: /^INS-1 Guaranteed/ }).waitFor();
    await page.getByRole('link', { name: 'A study of reading hours' }).waitFor();
    await page.getByText('2 sample documents').click();
    await page.getByText('A timetable').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Show the draft').selectOption('As candidates write');
    const guide = page.getByRole('complementary', { name: 'What to write about' });
    await guide.getByText('Who reads? (outcome 2)').waitFor();
    await guide.getByText('What each level looks like').first().click();
    await guide.getByText('The hour takes place each week').waitFor();
    await page.getByLabel('Show the draft').selectOption('As reviewers score');
    await page.getByText('Some teachers are prepared').waitFor();
    await expectAccessible(page);
  }, 180_000);

  it('confirms drafts or changes them; until then they stay among authors', async () => {
    const drafted = {
      why: 'A draft of why',
      method: 'A draft of the method',
      unconfirmed: ['/why', '/method', '/outcomes/o2/details/o2a'],
    };
    const draft = await aVersion(site, { code: 'VIS-1', content: drafted }).draft();
    const page = await site.openPage({ as: administrator, at: `/admin/catalog/drafts/${draft.id}?part=check` });
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Detail 2a' })
      .getByText('candidates are judged by it')
      .waitFor();
    const told = page.getByRole('listitem').filter({ hasText: 'A draft that only authors see' });
    expect(await told.count()).toBe(2);
    await expectAccessible(page);
    await part(page, 'Preview');
    await page.getByRole('heading', { name: 'What you show' }).waitFor();
    expect(await page.getByText('A draft of why').count()).toBe(0);

    await part(page, 'Why, method, and resources');
    await page.getByRole('button', { name: 'Confirm why it matters' }).click();
    await page.getByText('Confirmed', { exact: true }).and(page.locator(':focus')).waitFor();
    await page.getByLabel('Key components of the method').fill('Our method');
    await page.getByRole('button', { name: 'Confirm the method' }).waitFor({ state: 'detached' });
    await expectAccessible(page);
    await part(page, 'Outcomes');
    await page.getByRole('button', { name: 'Confirm detail 2a' }).click();
    await saved(page);
    const { content } = await site.get(VersionQueries).draftById(draft.id);
    expect(content).not.toHaveProperty('unconfirmed');
    await part(page, 'Preview');
    await page.getByText('A draft of why').waitFor();
    await part(page, 'Check and move to pilot');
    await page.getByRole('status').filter({ hasText: 'Nothing is missing.' }).waitFor();
  }, 120_000);

  it('goes on writing in sentences that were a draft', async () => {
    const { content } = await aVersion(site, { code: 'VIS-1' }).draft();
    const [first, ...others] = content.outcomes;
    const outcomes = [{ ...first!, rubricSentences: { demonstrated: 'A plan' } }, ...others];
    const drafted = { outcomes, unconfirmed: ['/outcomes/o1/rubricSentences'] };
    const draft = await aVersion(site, { code: 'VIS-1', content: drafted }).draft();
    const page = await site.openPage({ as: administrator, at: `/admin/catalog/drafts/${draft.id}?part=outcomes` });
    const sentence = page.getByLabel('Demonstrated, outcome 1');
    await sentence.click();
    await page.keyboard.press('End');
    await page.keyboard.type(' for each week');
    await page.getByRole('button', { name: 'Confirm what each level looks like for outcome 1' }).waitFor({
      state: 'detached',
    });
    expect(await sentence.inputValue()).toBe('A plan for each week');
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
