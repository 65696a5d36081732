import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Person } from '#identity';
import { anAward, anEnrollment, aPerson, aSubmission } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
let administrator: Person;
beforeAll(async () => {
  site = await startSite();
  administrator = await aPerson(site, { roles: ['administrator'], name: 'Adele Ministrator' });
}, 120_000);
afterAll(() => site.stop());

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const field = (page: Page) => page.getByRole('combobox', { name: /^Name, email address/ });
const chosenOn = (page: Page) => page.locator('[role=option][data-combobox-selected]');
const said = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words }).waitFor();

describe('one search for an administrator, by keyboard', () => {
  it('opens with the key /, and Enter opens the person that matches', async () => {
    await aPerson(site, { name: 'Olive Other' });
    await aPerson(site, { name: 'Paula Principal', email: 'paula@example.org' });
    await aPerson(site, { name: 'Pauline Second' });
    const page = await site.openPage({ as: administrator, at: '/admin' });
    await heading(page, 'To do');
    await page.keyboard.press('/');
    await field(page).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('paul');
    await said(page, 'Found 2 people.');
    await page.getByRole('group', { name: 'People' }).getByRole('option', { name: 'Paula Principal' }).waitFor();
    await expectAccessible(page);
    const chosen = chosenOn(page);
    for (const name of ['Paula Principal', 'Pauline Second']) {
      await page.keyboard.press('ArrowDown');
      await chosen.filter({ hasText: name }).waitFor();
      expect(await field(page).getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
    }
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await heading(page, 'Pauline Second');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }, 120_000);

  it('opens with Ctrl+K and finds a submission by its number', async () => {
    const person = await aPerson(site, { name: 'Nora Numbered' });
    const { id } = await aSubmission(site, { enrollment: await anEnrollment(site, { person }).active() }).sealed();
    const [row] = await site.dataSource.query<{ number: number }[]>('SELECT number FROM submission WHERE id = $1', [
      id,
    ]);
    const page = await site.openPage({ as: administrator, at: '/admin/people' });
    await heading(page, 'People');
    await page.keyboard.press('Control+k');
    await field(page).and(page.locator(':focus')).waitFor();
    await page.keyboard.type(`${row!.number}`);
    await said(page, 'Found 1 submission.');
    await page.keyboard.press('Enter');
    await heading(page, /^Nora Numbered/);
    expect(new URL(page.url()).pathname).toBe(`/admin/review/submissions/${id}`);
  }, 120_000);

  it('finds a badge and a micro-credential, by a click on a phone', async () => {
    const award = await anAward(site).issued();
    const page = await site.openPage({ as: administrator, at: '/admin', width: 390, height: 800 });
    await heading(page, 'To do');
    await page.getByRole('button', { name: 'Search' }).click();
    await field(page).fill('vis-1');
    await page.getByRole('group', { name: 'Micro-credentials' }).getByRole('option').first().waitFor();
    await page.getByRole('group', { name: 'Badges' }).getByRole('option').first().click();
    await page.waitForURL(`**/admin/badges/${award.id}`);
  }, 120_000);

  it('leads to the list when more people match', async () => {
    for (let number = 1; number <= 7; number++) await aPerson(site, { name: `Wanda Seventh ${number}` });
    const page = await site.openPage({ as: administrator, at: '/admin' });
    await heading(page, 'To do');
    await page.keyboard.press('/');
    await field(page).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('wanda seventh');
    await said(page, 'Found more than 6 people.');
    await page.keyboard.press('ArrowUp');
    await chosenOn(page).filter({ hasText: 'Show all matches' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('7 shown').waitFor();
  }, 120_000);

  it('says that nothing matches, and gives the focus back when it is closed', async () => {
    const page = await site.openPage({ as: administrator, at: '/admin' });
    await heading(page, 'To do');
    const button = page.getByRole('button', { name: 'Search' });
    await button.focus();
    await page.keyboard.press('Enter');
    await field(page).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('zzzz');
    await said(page, 'Nothing matches.');
    await page.keyboard.press('Escape');
    await button.and(page.locator(':focus')).waitFor();
  }, 120_000);
});

describe('the search', () => {
  it('is not offered to a candidate', async () => {
    const page = await site.openPage({ as: await aPerson(site), at: '/work' });
    await page.locator('h1').waitFor();
    expect(await page.getByRole('button', { name: 'Search' }).count()).toBe(0);
    await page.keyboard.press('Control+k');
    expect(await page.getByRole('dialog').count()).toBe(0);
  }, 120_000);
});
