import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aPerson } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

/** The words that a screen reader reads with the focused field. */
const described = (page: Page) =>
  page.evaluate<string>(`(document.activeElement.getAttribute('aria-describedby') ?? '').split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim()`);

describe('a form with a mistake', () => {
  it('says beside each field what to enter, announces it, and moves the focus to the first', async () => {
    const page = await site.openPage({ at: '/sign-in' });
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('Enter an email address.').waitFor();
    await page.getByText('Enter a password.').waitFor();
    await page.getByRole('alert').getByText('Not sent. 2 fields need your attention.').waitFor();
    await page.locator('input[name=email]:focus').waitFor();
    expect(await described(page)).toBe('Enter an email address.');
    await expectAccessible(page);

    await page.keyboard.type('ada');
    await page.getByText('Enter an email address.').waitFor({ state: 'detached' });
    await page.getByLabel('Password', { exact: true }).fill('not this one, surely');
    await page.keyboard.press('Enter');
    await page.getByText('Enter an email address like name@example.org.').waitFor();
    await page.locator('input[name=email]:focus').waitFor();
    await page.keyboard.type('@example.org');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .getByText(/Not sent/)
      .waitFor({ state: 'detached' });
    await page.getByRole('alert').waitFor();
  });

  it('does so for dates, choices and long forms too, also on a phone', async () => {
    const administrator = await aPerson(site, { roles: ['administrator'], secondFactor: true });
    const page = await site.openPage({ as: administrator, at: '/admin/people/invitations', width: 390 });
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await page
      .getByRole('alert')
      .getByText(/^Not sent\. \d+ fields? needs? your attention\.$/)
      .waitFor();
    expect(await described(page)).toMatch(/(Enter|Fill in|Choose)/);
    await expectAccessible(page);
  });
});
