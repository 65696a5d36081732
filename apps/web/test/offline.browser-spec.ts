import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aPersonWithPassword, aReview, aSubmission, type TheirSubmission } from '#testing';
import { expectAccessible } from './accessible.js';
import { builtPage, buildPage, type Site, startSite } from './start-site.js';

let site: Site;
let pageFolder: string;
beforeAll(async () => {
  await buildPage();
  pageFolder = mkdtempSync(join(tmpdir(), 'laurel-page-'));
  cpSync(builtPage, pageFolder, { recursive: true });
  site = await startSite({ pageFolder });
}, 60_000);
afterAll(async () => {
  await site.stop();
  rmSync(pageFolder, { recursive: true });
});

const narrative = (draft: TheirSubmission) => `/work/${draft.enrollmentId}/artifacts/responsive_narrative`;
const theText = (page: Page) => page.getByRole('textbox', { name: /Your text/ });
const saved = (page: Page) => page.getByText(/^Saved \d/).waitFor();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const link = (page: Page, name: string) => page.getByRole('banner').getByRole('link', { name, exact: true });

/** What this browser has kept of the API's answers and in the service worker's caches. */
const keptHere = (page: Page) =>
  page.evaluate<{ answers: string; files: string[] }>(`(async () => {
    const open = indexedDB.open('laurel');
    const database = await new Promise((resolve) => (open.onsuccess = () => resolve(open.result)));
    const all = database.objectStoreNames.contains('answers')
      ? database.transaction('answers').objectStore('answers').getAll() : null;
    const answers = all && (await new Promise((resolve) => (all.onsuccess = () => resolve(all.result))));
    database.close();
    const files = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) files.push(new URL(request.url).pathname);
    return { answers: JSON.stringify(answers), files };
  })()`);

/** A page that has stored its files, so that it opens without a connection. */
async function openReady(options: { as?: { id: string }; at: string }): Promise<Page> {
  const page = await site.openPage({ ...options, serviceWorker: true });
  await heading(page, /./);
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  return page;
}

/** Waits until an answer with these words is kept. It is stored when the page has nothing else to do. */
async function keeps(page: Page, words: string): Promise<void> {
  while (!(await keptHere(page)).answers.includes(words)) await page.waitForTimeout(50);
}

describe('without a connection', () => {
  it('the pages that a candidate opened before still open, with what was saved last and when Laurel sent it', async () => {
    const draft = await aSubmission(site).draft();
    const page = await openReady({ as: { id: draft.candidateId }, at: '/work' });
    await page.goto(narrative(draft));
    await theText(page).fill('Saved in the office');
    await saved(page);
    await keeps(page, 'Saved in the office');

    await page.context().setOffline(true);
    await page.reload();
    await page.getByText(/You are offline|No connection to Laurel/).waitFor();
    await page.getByText(/This page shows what Laurel had on .*\d{4}/).waitFor();
    await theText(page).waitFor();
    expect(await theText(page).inputValue()).toBe('Saved in the office');
    await expectAccessible(page);

    await theText(page).fill('Saved in the office, and continued on the train');
    await page.getByText(/No connection\. Your text is kept/).waitFor();
    await link(page, 'My work').click();
    await heading(page, 'My work');
    await page.goBack();
    await theText(page).waitFor();
    expect(await theText(page).inputValue()).toBe('Saved in the office, and continued on the train');

    await page.context().setOffline(false);
    await saved(page);
    await page.getByText(/You are offline|No connection to Laurel/).waitFor({ state: 'detached' });
    await page.reload();
    await theText(page).waitFor();
    expect(await theText(page).inputValue()).toBe('Saved in the office, and continued on the train');
  }, 120_000);

  it('a link to a page that was never opened says why, and the page with what was written stays', async () => {
    const draft = await aSubmission(site).draft();
    const page = await openReady({ as: { id: draft.candidateId }, at: narrative(draft) });
    await theText(page).waitFor();
    await page.context().setOffline(true);
    await theText(page).fill('Half a sentence');
    await link(page, 'Career').click();
    await page.getByText('That link could not open').waitFor();
    await page.getByText('everything you wrote here is safe').waitFor();
    await page.getByRole('link', { name: 'For developers' }).click(); // not a page of the app
    expect(await theText(page).inputValue()).toBe('Half a sentence');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are still signed in.').waitFor();

    await page.context().setOffline(false);
    await saved(page);
    await link(page, 'Career').click();
    await heading(page, /career/i);
  }, 120_000);

  it('an address that was never opened says why, and opens by itself when the connection is back', async () => {
    const draft = await aSubmission(site).draft();
    const page = await openReady({ as: { id: draft.candidateId }, at: '/work' });
    await keeps(page, draft.enrollmentId);
    await page.context().setOffline(true);
    await page.goto('/career');
    await heading(page, 'No connection');
    await page.getByText('you have not opened this page in this browser before').waitFor();
    await expectAccessible(page);
    await page.context().setOffline(false);
    await heading(page, /career/i);
  }, 120_000);

  it('someone who is not signed in can read the catalog that they opened before', async () => {
    const page = await openReady({ at: '/catalog' });
    await keeps(page, 'INS-1');
    await page.context().setOffline(true);
    await page.reload();
    await heading(page, /catalog|micro-credentials/i);
  }, 120_000);
});

describe('without a connection, a reviewer', () => {
  it('opens the review with the scores that were saved last, and goes on scoring', async () => {
    const { id, reviewerId } = await aReview(site).accepted();
    const page = await openReady({ as: { id: reviewerId }, at: '/reviews' });
    await page.goto(`/reviews/${id}`);
    const met = page.getByRole('radio', { name: /Demonstrated/ });
    await met.first().check();
    await saved(page);
    await keeps(page, '"level":"demonstrated"');
    await page.context().setOffline(true);
    await page.reload();
    await page.getByText(/You are offline|No connection to Laurel/).waitFor();
    await met.first().waitFor();
    expect(await met.first().isChecked()).toBe(true);
    await link(page, 'Reviews').click();
    await heading(page, 'Reviews');
    await page.goBack();
    await met.first().waitFor();
    expect(await met.first().isChecked()).toBe(true);
    await met.nth(1).check();
    await page
      .getByText(/is kept in this browser/)
      .first()
      .waitFor();
    await page.context().setOffline(false);
    await saved(page);
  }, 120_000);
});

describe('on a machine that several people use', () => {
  it('nothing personal is left after signing out, also in other tabs', async () => {
    const draft = await aSubmission(site).draft();
    const page = await openReady({ as: { id: draft.candidateId }, at: `/work/${draft.enrollmentId}` });
    const other = await page.context().newPage();
    await other.goto('/work');
    await heading(other, 'My work');
    await keeps(page, draft.candidateId);
    expect((await keptHere(page)).files.filter((file) => !/^\/(assets\/|index\.html|laurel\.svg)/.test(file))).toEqual(
      [],
    );

    await page.getByRole('button', { name: 'Sign out' }).click();
    await link(page, 'Sign in').waitFor();
    await other.getByText('Your session ended').waitFor();
    for (const tab of [page, other]) {
      const { answers } = await keptHere(tab);
      expect(answers).not.toContain(draft.candidateId);
      expect(answers).not.toContain(draft.enrollmentId);
    }
    await page.context().setOffline(true);
    await page.goto(`/work/${draft.enrollmentId}`);
    await heading(page, 'Sign in');
  }, 120_000);

  it('the next person who signs in never sees what the one before has read', async () => {
    const draft = await aSubmission(site).draft();
    const next = await aPersonWithPassword(site, { roles: ['candidate'] });
    const page = await openReady({ as: { id: draft.candidateId }, at: `/work/${draft.enrollmentId}` });
    await keeps(page, draft.enrollmentId);

    await page.context().clearCookies(); // the session ended while nobody was there
    await page.goto('/sign-in');
    await page.getByLabel('Email address').fill(next.email);
    await page.getByLabel('Password', { exact: true }).fill(next.password);
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await heading(page, 'My work');
    await keeps(page, next.id);
    expect((await keptHere(page)).answers).not.toContain(draft.enrollmentId);

    await page.context().setOffline(true);
    await page.goto(`/work/${draft.enrollmentId}`);
    await heading(page, 'No connection');
    await page.goto('/work');
    await heading(page, 'My work');
  }, 120_000);

  it('answers are not shown after the session has run out, even without a connection', async () => {
    const draft = await aSubmission(site).draft();
    const page = await openReady({ as: { id: draft.candidateId }, at: '/work' });
    await keeps(page, draft.enrollmentId);
    await page.context().setOffline(true);
    await page.context().clock.setFixedTime(new Date(site.clock.now().getTime() + 15 * 24 * 60 * 60 * 1000));
    await page.reload();
    await heading(page, 'No connection');
  }, 120_000);
});

it('an open tab goes on working after Laurel was updated, and the next one gets the new version', async () => {
  const draft = await aSubmission(site).draft();
  const page = await openReady({ as: { id: draft.candidateId }, at: '/work' });
  const pages = readdirSync(join(pageFolder, 'assets')).filter((file) => /\.page-/.test(file));
  for (const file of pages) rmSync(join(pageFolder, 'assets', file)); // the new version’s files have other names
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>Laurel</title><h1>The new version</h1>');
  await link(page, 'Career').click();
  await heading(page, /career/i);
  const next = await page.context().newPage();
  await next.goto('/work');
  await heading(next, 'The new version');
}, 120_000);
