import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anInvitee, aPerson, aPersonWithPassword } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.stop());

/** The focused element, as a screen reader names it. */
const focused =
  'document.activeElement.tagName + " " + (document.activeElement.textContent || document.activeElement.name)';

describe('by keyboard alone', () => {
  it('a candidate signs in and opens the profile, where the heading has the focus', async () => {
    const { email, password, name } = await aPersonWithPassword(site);
    const page = await site.openPage({ at: '/' });
    const signIn = page.getByRole('banner').getByRole('link', { name: 'Sign in' });
    await signIn.waitFor();

    await page.keyboard.press('Tab');
    expect(await page.evaluate(focused)).toBe('A Skip to main content');
    while ((await page.evaluate(focused)) !== 'A Sign in') await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('h1:focus', { hasText: 'Sign in' }).waitFor();

    await page.keyboard.press('Tab');
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');

    await page.getByRole('link', { name }).waitFor();
    while ((await page.evaluate(focused)) !== `A ${name}`) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.locator('h1:focus', { hasText: 'Your profile' }).waitFor();
    expect(await page.title()).toBe('Your profile · Laurel');
  });
});

describe('signing in', () => {
  it('with a wrong password announces the error, and keeps the address that was typed', async () => {
    const page = await site.openPage({ at: '/sign-in' });
    await page.getByLabel('Email address').fill('nobody@example.org');
    await page.getByLabel('Password', { exact: true }).fill('not this one, surely');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Email address').inputValue()).toBe('nobody@example.org');
    await expectAccessible(page);
  });

  it('takes someone who followed a link to the linked page', async () => {
    const { email, password } = await aPersonWithPassword(site);
    const page = await site.openPage({ at: '/profile/second-factor' });
    await page.waitForURL(/\/sign-in/);
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Second factor' }).waitFor();
  });

  it('continues only to this site', async () => {
    const page = await site.openPage({ as: await aPerson(site), at: '/sign-in?to=//example.com' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(new URL(page.url()).origin).toBe(site.url);
  });
});

describe('an invitation', () => {
  it('is accepted with a password, and the person is signed in', async () => {
    const { token } = await anInvitee(site, { name: 'Ada Invited' });
    const page = await site.openPage({ at: `/invitation#${token}` });
    await page.getByRole('heading', { name: 'Welcome, Ada Invited' }).waitFor();
    await page.getByLabel('Password', { exact: true }).fill('four quiet words together');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Open my account' }).click();
    await page.getByRole('link', { name: 'Ada Invited' }).waitFor();
    expect(page.url()).not.toContain(token);
  });
});
