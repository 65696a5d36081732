import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { AcceptReview } from '#reviews';
import { aMember, aPerson, aPilot, aReviewer, aSubmission, aVersion } from '#testing';
import { expectAccessible } from './accessible.js';
import { offered } from './reviewer/at-the-desk.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
  await aVersion(site, { code: 'VIS-1' }).draft(); // imports the catalog
}, 120_000);
afterAll(() => site.stop());

const part = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Parts of the draft' }).getByRole('link', { name }).click();
const saved = (page: Page) => page.getByText(/^Saved \d/).waitFor();
const confirmed = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

/** What somebody reads there, line by line. */
const linesIn = async (place: Locator): Promise<string[]> =>
  (await place.innerText())
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

async function appoint(page: Page, name: string, as: { part: string; level?: string }) {
  const choice = page.getByLabel('Add a designer').and(page.locator('input'));
  await choice.click();
  await page.getByRole('option', { name: new RegExp(name) }).click();
  await page.getByLabel('Part', { exact: true }).selectOption(as.part);
  if (as.level !== undefined) await page.getByRole('main').getByLabel('Level').last().selectOption(as.level);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: new RegExp(`^Remove: ${name}`) }).waitFor();
}

describe('a design team', () => {
  it('writes a micro-credential together, and candidates and reviewers get what was previewed', async () => {
    const director = await aPerson(site, { roles: ['designer'], name: 'Dora Director' });
    const designer = await aPerson(site, { roles: ['designer'], name: 'Desmond Designer' });
    const administrator = await aPerson(site, { roles: ['administrator'] });
    const appointing = await site.openPage({ as: administrator, at: '/admin/catalog/MAN-3' });
    await appoint(appointing, 'Dora Director', { part: 'Director', level: 'Developing' });
    await appoint(appointing, 'Desmond Designer', { part: 'Designer' });
    await expectAccessible(appointing);

    const page = await site.openPage({ as: director, at: '/admin/catalog' });
    await page.getByRole('heading', { level: 1, name: 'Design' }).waitFor();
    expect(await page.getByRole('table').getByRole('link').allInnerTexts()).toEqual([expect.stringMatching(/^MAN-3 /)]);
    await expectAccessible(page);
    await page.getByRole('link', { name: /^MAN-3 / }).click();
    await page.getByRole('button', { name: 'Start draft' }).waitFor();
    expect(await page.getByLabel('Level', { exact: true }).locator('option').allInnerTexts()).toEqual(['Developing']);
    await page.getByRole('button', { name: 'Start draft' }).click();
    await page.getByRole('heading', { level: 1, name: 'MAN-3 version 1: draft' }).waitFor();
    await part(page, 'Outcomes');
    await page.getByRole('button', { name: 'Add an outcome' }).click();
    await page.getByLabel('Statement of outcome 1').fill('Shares out the leading of the school');
    await saved(page);

    const other = await site.openPage({ as: designer, at: new URL(page.url()).pathname + '?part=outcomes' });
    await other.getByLabel('Comment on').selectOption('Outcome 1');
    await other.getByLabel('Your comment').fill('Say with whom.');
    await other.getByLabel('Suggest other words').check();
    await other.getByLabel('Suggested words').fill('Shares the leading of the school with its teachers');
    await other.getByRole('button', { name: 'Add comment' }).click();
    const thread = { name: 'comment by Desmond Designer on Outcome 1' };
    await other.getByRole('article', thread).getByText('Say with whom.').waitFor();
    expect(await other.getByRole('button', { name: /^Resolve/ }).count()).toBe(0);
    await expectAccessible(other);

    await page.reload();
    await page.getByRole('button', { name: `Take over the suggestion of the ${thread.name}` }).click();
    await page.getByText('1 resolved comment').waitFor();
    expect(await page.getByLabel('Statement of outcome 1').inputValue()).toBe(
      'Shares the leading of the school with its teachers',
    );
    await page
      .getByLabel('Statement of outcome 1')
      .fill('Shares the leading of the school with its teachers and staff');
    await saved(page);

    await part(page, 'Preview');
    await page.getByLabel('Show the draft').selectOption('As candidates write');
    const guide = await linesIn(page.getByRole('complementary', { name: 'What to write about' }));
    await page.getByLabel('Show the draft').selectOption('As reviewers score');
    const rubric = await linesIn(page.getByRole('region', { name: /Shares the leading/ }));
    expect([guide.length, rubric.length].every((lines) => lines > 2)).toBe(true);

    await part(page, 'Check and move to pilot');
    await page.getByRole('button', { name: 'Move to pilot' }).click();
    await confirmed(page, 'Move to pilot');
    await page.getByText('The sign-off of Dora Director is missing.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('not signed off yet').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Sign off' }).click();
    await confirmed(page, 'Sign off');
    await page.getByText(/Dora Director: signed off/).waitFor();
    await page.getByRole('button', { name: 'Move to pilot' }).click();
    await confirmed(page, 'Move to pilot');
    await page.getByRole('row', { name: /Version 1\b.*In pilot/ }).waitFor();

    const [version] = await site.dataSource.query<{ id: string }[]>(
      `SELECT v.id FROM version v JOIN micro_credential m ON m.id = v.micro_credential_id WHERE m.code = 'MAN-3' AND v.state = 'pilot'`,
    );
    const pilot = await aPilot(site, { versions: [version!] }).open();
    const work = await aSubmission(site, { pilot }).draft();
    const writing = await site.openPage({
      as: { id: work.candidateId },
      at: `/work/${work.enrollmentId}/artifacts/responsive_narrative`,
    });
    const candidates = writing.getByRole('complementary', { name: 'What to write about' });
    await candidates.getByText('Shares the leading of the school with its teachers and staff').waitFor();
    expect(await linesIn(candidates)).toEqual(expect.arrayContaining(guide));

    const reviewer = await aReviewer(site);
    const [reviewId] = await offered(site, await aSubmission(site, { pilot }).sealed(), reviewer);
    await site.get(AcceptReview).run({ actor: { id: reviewer.id }, reviewId: reviewId! });
    const desk = await site.openPage({ as: reviewer, at: `/reviews/${reviewId}` });
    const scored = desk.getByRole('region', { name: /Shares the leading/ });
    await scored.waitFor();
    expect(await linesIn(scored)).toEqual(expect.arrayContaining(rubric));
  }, 240_000);

  it('has people who only comment, and nobody from elsewhere', async () => {
    const draft = await aVersion(site, { code: 'VIS-2' }).draft();
    const at = `/admin/catalog/drafts/${draft.id}?part=outcomes`;
    const page = await site.openPage({ as: await aMember(site, { code: 'VIS-2', part: 'draft-reviewer' }), at });
    await page.getByText('You can read it and comment on it.').waitFor();
    expect(await page.getByLabel('Statement of outcome 1').isDisabled()).toBe(true);
    await page.getByLabel('Comment on').selectOption('Detail 2a');
    await page.getByLabel('Your comment').fill('Clear.');
    await page.getByRole('button', { name: 'Add comment' }).click();
    await page.getByRole('article', { name: /on Detail 2a$/ }).waitFor();
    await expectAccessible(page);

    const elsewhere = await site.openPage({ as: await aMember(site, { code: 'VIS-1', part: 'designer' }), at });
    await elsewhere.getByRole('heading', { level: 1 }).waitFor();
    expect(await elsewhere.getByLabel('Statement of outcome 1').count()).toBe(0);
  }, 120_000);
});

describe('an approval by the state', () => {
  it('is recorded on a published version, and the catalog shows it', async () => {
    const { id } = await aVersion(site, { code: 'MAN-1' }).published();
    const administrator = await aPerson(site, { roles: ['administrator'] });
    const page = await site.openPage({ as: administrator, at: `/admin/catalog/versions/${id}` });
    await page.getByLabel('Approved by').fill('Department of Education');
    await page.getByLabel('Document: its number or address').fill('2026-114');
    await page.getByLabel('First day').fill('2026-07-01');
    await page.getByRole('button', { name: 'Record approval' }).click();
    await page.getByText('Department of Education, 2026-114, from Wed, July 1, 2026').waitFor();
    await expectAccessible(page);
    const anyone = await site.openPage({ at: '/catalog/MAN-1' });
    await anyone.getByText('Department of Education, 2026-114, from Wed, July 1, 2026').waitFor();
    await expectAccessible(anyone);
  }, 120_000);
});
