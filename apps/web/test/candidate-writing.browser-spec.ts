import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aPersonWithPassword, aSubmission, type TheirSubmission } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 60_000);
afterAll(() => site.stop());

const narrative = (draft: TheirSubmission) => `/work/${draft.enrollmentId}/artifacts/responsive_narrative`;
const theText = (page: Page) => page.getByRole('textbox', { name: /Your text/ });
const saved = (page: Page) => page.getByText(/^Saved \d/).waitFor();

/** Waits until the field shows the text. */
async function showsText(page: Page, text: string): Promise<void> {
  for (let look = 0; look < 50 && (await theText(page).inputValue()) !== text; look++) await page.waitForTimeout(100);
  expect(await theText(page).inputValue()).toBe(text);
}

describe('writing', () => {
  it('in two tabs is never overwritten silently: the writer chooses in the second tab', async () => {
    const draft = await aSubmission(site).draft();
    const [first, second] = [
      await site.openPage({ as: { id: draft.candidateId }, at: narrative(draft) }),
      await site.openPage({ as: { id: draft.candidateId }, at: narrative(draft) }),
    ];
    await theText(first).waitFor();
    await theText(second).waitFor();
    await theText(first).fill('What the first tab wrote');
    await saved(first);
    await theText(second).fill('What the second tab wrote');
    await second.getByText('You changed this text in another tab or on another device').waitFor();
    await second.getByRole('button', { name: 'Compare both versions' }).click();
    await second.getByRole('region', { name: 'The other version' }).locator('mark', { hasText: 'first' }).waitFor();
    await expectAccessible(second);

    await second.getByRole('button', { name: 'Keep this version' }).click();
    await saved(second);
    await second.getByRole('button', { name: 'Version history' }).click();
    await second.getByRole('button', { name: 'View' }).click();
    await second.getByRole('region', { name: 'This version' }).locator('mark', { hasText: 'first' }).waitFor();
    await second.getByRole('button', { name: 'Restore this version' }).click();
    await saved(second);
    await showsText(second, 'What the first tab wrote');

    await theText(first).fill('The first tab again');
    await first.getByRole('button', { name: 'Use the other version' }).click();
    await showsText(first, 'What the first tab wrote');
    await first.getByRole('button', { name: 'Use my version' }).click();
    await saved(first);
    await showsText(first, 'The first tab again');
  }, 60_000);

  it('continues after the session ended: the writer signs in over the page, and nothing is lost', async () => {
    const person = await aPersonWithPassword(site);
    const draft = await aSubmission(site, { person }).draft();
    const page = await site.openPage({ as: person, at: narrative(draft) });
    await theText(page).fill('Before the session ended');
    await saved(page);
    await page.context().clearCookies();
    await theText(page).fill('Before the session ended, and after');
    const dialog = page.getByRole('dialog', { name: 'Your session ended' });
    await dialog.getByLabel('Password', { exact: true }).fill(person.password);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await saved(page);
    await showsText(page, 'Before the session ended, and after');
    await page.reload();
    await showsText(page, 'Before the session ended, and after');
  }, 60_000);

  it('without a connection is kept in the browser, says so, and is saved when the connection is back', async () => {
    const draft = await aSubmission(site).draft();
    const page = await site.openPage({ as: { id: draft.candidateId }, at: narrative(draft) });
    await theText(page).waitFor();
    await page.context().setOffline(true);
    await theText(page).fill('Written on a train');
    await page.getByText(/No connection\. Your text is kept in this browser/).waitFor();
    await expectAccessible(page);
    await page.context().setOffline(false);
    await saved(page);
    await page.reload();
    await theText(page).waitFor();
    expect(await theText(page).inputValue()).toBe('Written on a train');
  }, 60_000);

  it('that never reached the server is restored after the tab was closed, and the writer is told', async () => {
    const draft = await aSubmission(site).draft();
    const page = await site.openPage({ as: { id: draft.candidateId }, at: narrative(draft) });
    await theText(page).waitFor();
    await page.context().setOffline(true);
    await theText(page).fill('Written before the battery was empty');
    await page.getByText(/No connection\. Your text is kept in this browser/).waitFor();
    const other = await page.context().newPage();
    await page.close();
    await other.context().setOffline(false);
    await other.goto(narrative(draft));
    await other.getByText('We restored unsaved text').waitFor();
    await saved(other);
    expect(await theText(other).inputValue()).toBe('Written before the battery was empty');
  }, 60_000);

  it('counts words as the server does', async () => {
    const draft = await aSubmission(site).draft();
    const page = await site.openPage({ as: { id: draft.candidateId }, at: narrative(draft) });
    await theText(page).fill("A well-made plan, the teachers' own 24 pages/year");
    await page.getByText('8 of at least 10 words').waitFor();
    await saved(page);
    await page.goto(`/work/${draft.enrollmentId}`);
    await page.getByText('8 of 10 words', { exact: true }).waitFor();
  });

  it('with invisible characters that cannot be stored is saved without them, and the writer is told', async () => {
    const draft = await aSubmission(site).draft();
    const page = await site.openPage({ as: { id: draft.candidateId }, at: narrative(draft) });
    await theText(page).focus();
    await page.evaluate(
      String.raw`document.execCommand('insertText', false, 'Copied \0from a slide, \ud83dhalf an emoji')`,
    );
    await page.getByText('We removed invisible characters').waitFor();
    await saved(page);
    await showsText(page, 'Copied from a slide, half an emoji');
    await page.reload();
    await showsText(page, 'Copied from a slide, half an emoji');
  });

  it('is read before submitting in the shape in which reviewers get it', async () => {
    const draft = await aSubmission(site).draft();
    const page = await site.openPage({ as: { id: draft.candidateId }, at: narrative(draft) });
    await theText(page).fill('School\tBefore\tAfter\nNorth\t41\t58');
    await saved(page);
    await page.goto(`/work/${draft.enrollmentId}/check`);
    await page.getByText('Read the text').first().click();
    await page.getByRole('cell', { name: '58' }).waitFor();
    await expectAccessible(page);
  });
});

describe('a deadline', () => {
  it('that passes while the page is open is announced; writing is still saved, and submitting is not offered', async () => {
    const draft = await aSubmission(site).complete();
    const page = await site.openPage({ as: { id: draft.candidateId }, at: narrative(draft) });
    await theText(page).waitFor();
    await site.advance({ days: 130 });
    await page.getByText('The deadline has passed').waitFor();
    await theText(page).fill(Array.from({ length: 12 }, (_, index) => `word${index}`).join(' '));
    await saved(page);
    await page.goto(`/work/${draft.enrollmentId}/check`);
    await page.getByText('The deadline has passed, so you can’t submit.').waitFor();
    expect(await page.getByRole('button', { name: 'Submit' }).count()).toBe(0);
    await expectAccessible(page);
  }, 60_000);
});
