import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { seededCatalog } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
let page: Page;
beforeAll(async () => {
  site = await startSite();
  await seededCatalog(site);
  page = await site.openPage();
});
afterAll(() => site.stop());

const pages = [
  { path: '/', heading: 'Show how you lead.' },
  { path: '/sign-in', heading: 'Sign in' },
  { path: '/invitation', heading: 'This link is incomplete' },
  { path: '/invitation#made-up', heading: 'We can’t find this invitation' },
  { path: '/forgotten-password', heading: 'Reset your password' },
  { path: '/password-reset', heading: 'This link is incomplete' },
  { path: '/password-reset#made-up', heading: 'Choose a new password' },
  { path: '/catalog', heading: 'Catalog' },
  { path: '/catalog/INS-2', heading: 'Effective Instructional Practice' },
  { path: '/catalog/VIS-1', heading: 'Leading Vision and Mission' },
  { path: '/catalog/NONE-9', heading: 'Page not found' },
  { path: '/competencies', heading: 'Competencies' },
  { path: '/verify', heading: 'Verify a badge' },
  { path: '/nowhere', heading: 'Page not found' },
];

describe('a page for everyone', () => {
  it.each(pages)('$path is accessible in both themes, narrow and wide', async ({ path, heading }) => {
    await page.goto('about:blank'); // an address that differs only in its fragment would not reload
    await page.goto(path);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await expectAccessible(page);
    expect(await page.title()).not.toBe('Laurel');
  });
});

describe('the catalog', () => {
  it('leads from a stack to what candidates show, submit, and are scored on', async () => {
    await page.goto('/catalog');
    await page.getByRole('link', { name: 'Effective Instructional Practice' }).click();
    await page.getByRole('heading', { level: 1, name: 'Effective Instructional Practice' }).waitFor();
    expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
      'Register',
      'About',
      'What you show',
      'What you submit',
      'How it is scored',
      'Versions',
    ]);
    expect(await page.getByText('A text of at least 1,000 words').count()).toBe(1);
  });

  it('filters competencies by a PSEL code, which the address then contains', async () => {
    await page.goto('/competencies');
    await page.getByText('3 competencies').waitFor();
    await page.getByLabel('PSEL code').fill('6d');
    await page.keyboard.press('Enter');
    await page.getByText('1 competency').waitFor();
    expect(page.url()).toContain('psel=6d');
    await page.reload();
    await page.getByText('1 competency').waitFor();
  });

  it('shows an error next to the field for an invalid PSEL code', async () => {
    await page.goto('/competencies?psel=standard-six');
    await page.getByText('A PSEL code is a number and a letter').waitFor();
    await expectAccessible(page);
  });
});
