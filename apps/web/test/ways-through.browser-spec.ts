import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { anEnrollment, aPerson, aPilot, attended } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 60_000);
afterAll(() => site.stop());

it('a candidate goes from the catalog to an open pilot, registers, and finds the way back', async () => {
  const pilot = await aPilot(site, { title: 'Spring pilot' }).open();
  const candidate = await aPerson(site, { name: 'Ada Principal' });
  await attended(site, pilot, candidate);
  const page = await site.openPage({ as: candidate, at: '/catalog' });
  await page.getByRole('link', { name: 'Leading Vision and Mission' }).click();
  await page.getByText(/seats? left/).waitFor();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Meetings and registration: Spring pilot' }).click();
  await page.getByRole('heading', { level: 1, name: 'Spring pilot' }).waitFor();
  await page.getByRole('link', { name: /^VIS-1/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Leading Vision and Mission' }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: /^Register: VIS-1/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Register' }).click();
  await page.getByRole('button', { name: 'Start work' }).waitFor();

  await page.goto('/catalog/VIS-1');
  await page.getByRole('heading', { name: 'Your work on it' }).waitFor();
  await page.getByRole('link', { name: 'Start work' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Catalog' }).click();
  await page.getByRole('heading', { level: 1, name: 'Catalog' }).waitFor();
  await page.goto('/work');
  await page
    .getByRole('main')
    .getByRole('link', { name: /^VIS-1/ })
    .waitFor();
  await expectAccessible(page);
}, 120_000);

it('a visitor is told that registering takes an account, and comes back after signing in', async () => {
  await aPilot(site).open();
  const page = await site.openPage({ at: '/catalog/VIS-1' });
  await page.getByRole('link', { name: 'Sign in to see the open pilots' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  expect(new URL(page.url()).searchParams.get('to')).toContain('/catalog/VIS-1');
}, 60_000);

it('an administrator gives the address of the online community, and candidates reach it from each place that asks for it', async () => {
  const pilot = await aPilot(site, { title: 'Fall pilot' }).open();
  const administrator = await aPerson(site, { roles: ['administrator'] });
  const settings = await site.openPage({ as: administrator, at: `/admin/pilots/${pilot.id}/settings` });
  const address = settings.getByLabel('Address of the online community');
  await address.fill('http://community.example.org');
  await settings.getByRole('button', { name: /^Save/ }).click();
  await settings.getByText('Enter an address that begins with https://.').first().waitFor();
  await expectAccessible(settings);
  await address.fill('https://community.example.org/fall');
  await settings.getByRole('button', { name: /^Save/ }).click();
  await settings.getByRole('heading', { level: 1, name: 'Fall pilot' }).waitFor();

  const { id, personId } = await anEnrollment(site, { pilot }).active();
  const page = await site.openPage({ as: { id: personId }, at: `/work/pilots/${pilot.id}` });
  const link = page.getByRole('link', { name: 'Go to the online community' });
  await link.waitFor();
  expect(await link.getAttribute('href')).toBe('https://community.example.org/fall');
  await page.goto(`/work/${id}/requirements`);
  await link.waitFor();
  await expectAccessible(page);
}, 120_000);
