import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '#identity/vocabulary';
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

  it.each<{ role: Role; at: string; part: string }>([
    { role: 'candidate', at: '/my-badges', part: 'Share your badge' },
    { role: 'candidate', at: '/career', part: 'Follow your career certificate' },
    { role: 'reviewer', at: '/reviews', part: 'Take a review' },
    { role: 'coach', at: '/coaching', part: 'See where your people are' },
    { role: 'designer', at: '/admin/catalog', part: 'Write a version' },
    { role: 'administrator', at: '/admin/pilots', part: 'Run a pilot and extend deadlines' },
    { role: 'administrator', at: '/admin/review', part: 'Assign reviewers' },
    { role: 'administrator', at: '/admin/review/release', part: 'Release decisions' },
    { role: 'administrator', at: '/admin/waiting-badges', part: 'Release decisions' },
    { role: 'administrator', at: '/admin/people', part: 'Invite people and give roles' },
  ])('leads from $at to “$part” in the guide for the role of $role, on a phone', async ({ role, at, part }) => {
    const page = await site.openPage({ as: await aPerson(site, { roles: [role] }), at, width: 320 });
    await page.locator('main h1').waitFor();
    await page.getByRole('banner').getByRole('link', { name: 'Help' }).click();
    await page.locator('h2:focus', { hasText: part }).waitFor();
  });

  it('opens the guide of one’s own role at /help, and each of its links leads to a part', async () => {
    const page = await site.openPage({ as: await aPerson(site, { roles: ['coach'] }), at: '/help' });
    await page.getByRole('heading', { level: 1, name: 'Help for coaches' }).waitFor();
    for (const guide of ['coach', 'candidate', 'reviewer', 'designer', 'administrator']) {
      await page.goto(`${site.url}/help/${guide}`);
      await page.locator('main h1').waitFor();
      const links = page.getByRole('navigation', { name: 'Parts of this guide' }).getByRole('link');
      for (const part of await links.allTextContents()) {
        await links.getByText(part, { exact: true }).click();
        await page.locator('h2:focus').getByText(part, { exact: true }).waitFor();
      }
    }
  });

  it('calls the places of an administrator by the names in their navigation', async () => {
    const page = await site.openPage({ as: await aPerson(site, { roles: ['administrator'] }), at: '/help' });
    for (const name of ['Review', 'Authoring', 'Badges', 'People', 'Email', 'Audit trail']) {
      await page.goto(`${site.url}/help/administrator`);
      await page
        .getByRole('main')
        .getByText(new RegExp(`(^|Under |\\. )${name}\\b`))
        .first()
        .waitFor();
      await page.goto(`${site.url}/admin`);
      await page.getByRole('navigation', { name: 'Administration' }).getByRole('link', { name, exact: true }).waitFor();
    }
    await page.goto(`${site.url}/admin/review`);
    await page.getByRole('link', { name: 'Assign reviewers' }).waitFor();
  });

  it('shows dark pictures to a person who uses dark colors', async () => {
    const page = await site.openPage({ at: '/help/reviewer' });
    await page.emulateMedia({ colorScheme: 'dark' });
    const picture = page.getByRole('img', { name: /^The review queue/ });
    await picture.scrollIntoViewIfNeeded();
    await page.waitForFunction(`document.querySelector('main img[src*=review-queue-dark]').naturalWidth === 1280`);
    expect(await page.evaluate(`document.querySelector('main img[src*=review-queue-light]').complete`)).toBe(false);
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
