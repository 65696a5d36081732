import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { aPerson, aReviewer } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

describe('help where one is', () => {
  it('opens at the part that belongs to the page, which has the focus', async () => {
    const page = await site.openPage({ as: await aPerson(site), at: '/work' });
    await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
    await page.getByRole('banner').getByRole('link', { name: 'Help' }).click();
    await page.getByRole('heading', { level: 1, name: 'Help for candidates' }).waitFor();
    await page.locator('h2:focus', { hasText: 'Register' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
  });

  it('lists the keys of the desk for a reviewer, and its pictures load', async () => {
    const page = await site.openPage({ as: await aReviewer(site), at: '/reviews' });
    await page.getByRole('banner').getByRole('link', { name: 'Help' }).click();
    await page.locator('h2:focus', { hasText: 'Take a review' }).waitFor();
    await page.getByText('Check all scores and lock').waitFor();
    const picture = page.getByRole('img', { name: /^The review queue/ });
    await picture.scrollIntoViewIfNeeded();
    await page.waitForFunction(`document.querySelector('main img').naturalWidth === 1280`);
  });

  it('has a guide for each role, for everyone', async () => {
    const page = await site.openPage({ at: '/help/candidate' });
    for (const role of ['reviewers', 'coaches', 'administrators']) {
      await expectAccessible(page);
      await page.getByRole('link', { name: `Help for ${role}` }).click();
      await page.getByRole('heading', { level: 1, name: `Help for ${role}` }).waitFor();
    }
    await expectAccessible(page);
    await page.goto('/help/nobody');
    await page.getByRole('heading', { level: 1, name: 'Help for candidates' }).waitFor();
  });
});
