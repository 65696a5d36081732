import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Award } from '#badges';
import { anAward } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

describe('the page of one’s own badge', () => {
  let site: Site;
  let award: Award;
  beforeAll(async () => {
    site = await startSite();
    award = await anAward(site).withEvidence();
  }, 180_000);
  afterAll(() => site.stop());

  const open = () => site.openPage({ as: { id: award.personId }, at: `/my-badges/${award.id}` });

  it('shares one item by a link that a stranger opens, and withdraws it', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Share: Responsive narrative' }).click();
    const link = await page.getByRole('textbox', { name: 'Link to: Responsive narrative' }).inputValue();
    await expectAccessible(page);
    expect(await page.getByText('Private').count()).toBe(4);

    const stranger = await site.openPage();
    await stranger.goto(link);
    await stranger.getByRole('heading', { name: 'Responsive narrative' }).waitFor();
    await expectAccessible(stranger);

    await page.getByRole('button', { name: 'Withdraw the link: Responsive narrative' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Withdraw the link', exact: true }).click();
    await page.getByRole('button', { name: 'Share: Responsive narrative' }).waitFor();
    expect((await stranger.request.get(link)).status()).toBe(410);
  }, 120_000);
});
