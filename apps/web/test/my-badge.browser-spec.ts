import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Award } from '#badges';
import type { Locator } from 'playwright-core';
import { anAward, aPerson } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

describe('the page of a holder’s badge', () => {
  let site: Site;
  let award: Award;
  beforeAll(async () => {
    site = await startSite();
    award = await anAward(site).withEvidence();
  }, 180_000);
  afterAll(() => site.stop());

  const focused = (control: Locator) => control.and(control.page().locator(':focus')).waitFor();
  const open = () => site.openPage({ as: { id: award.personId }, at: `/my-badges/${award.id}` });

  it('shares one item by a link that a stranger opens, and removes the link', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Share: Responsive narrative' }).click();
    const field = page.getByRole('textbox', { name: 'Link to: Responsive narrative' });
    const link = await field.inputValue();
    await focused(field);
    await expectAccessible(page);
    expect(await page.getByText('Private').count()).toBe(4);

    const stranger = await site.openPage();
    await stranger.goto(`${site.url}/badges/${award.id}`);
    await expectAccessible(stranger);
    await stranger.getByRole('link', { name: 'Responsive narrative' }).click();
    await stranger.getByRole('heading', { name: 'Responsive narrative' }).waitFor();
    expect(stranger.url()).toBe(link);
    await expectAccessible(stranger);

    await page.getByRole('checkbox', { name: /^On the badge’s public page/ }).uncheck();
    await page.getByRole('checkbox', { name: /^On the badge’s public page/, checked: false }).waitFor();
    await stranger.goBack();
    await stranger.reload();
    await stranger.getByRole('heading', { name: 'History' }).waitFor();
    expect(await stranger.getByRole('link', { name: 'Responsive narrative' }).count()).toBe(0);
    expect((await stranger.request.get(link)).status()).toBe(200);
    await stranger.getByRole('link', { name: 'Laurel', exact: true }).click();
    await stranger.getByRole('heading', { level: 1, name: 'Show how you lead.' }).waitFor();

    await page.getByRole('button', { name: 'Remove link: Responsive narrative' }).click();
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Remove link', exact: true }).click();
    await focused(page.getByRole('button', { name: 'Share: Responsive narrative' }));
    expect((await stranger.request.get(link)).status()).toBe(410);
  }, 120_000);

  it('prints a certificate, and copies the email signature as a picture with a link', async () => {
    const page = await open();
    const certificate = page.getByRole('link', { name: 'Download certificate (PDF)' });
    const [download] = await Promise.all([page.waitForEvent('download'), certificate.click()]);
    expect(download.suggestedFilename()).toBe('certificate.pdf');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy signature' }).click();
    await page.getByText(/^Copied\. Paste it/).waitFor();
    const html = await page.evaluate<string>(
      `navigator.clipboard.read().then(([copied]) => copied.getType('text/html')).then((part) => part.text())`,
    );
    const [, picture] = /<img src="([^"]+)"/.exec(html)!;
    expect((await page.request.get(picture!)).headers()['content-type']).toBe('image/png');
    expect(html).toContain(`<a href="${site.url}/badges/${award.id}">`);
    const text = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(text).toContain(`${site.url}/badges/${award.id}`);
  }, 60_000);

  it('as the public sees it prints with its address and without controls', async () => {
    const page = await site.openPage();
    await page.goto(`${site.url}/badges/${award.id}`);
    await page.getByRole('heading', { name: 'Verify it yourself' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('heading', { name: 'Verify it yourself' }).isVisible()).toBe(false);
    expect(await page.getByText(`Verify at ${site.url}/badges/${award.id}`).isVisible()).toBe(true);
  }, 60_000);

  it('as the public sees it says when and what happened in the issuer’s zone, and keeps technical files folded', async () => {
    const page = await site.openPage({ at: `/badges/${award.id}` });
    await page.getByText('on March 2, 2026 (Central Time)').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Issued March 2, 2026 (Central Time)' }).waitFor();
    expect(await page.getByRole('link', { name: 'The signed credential (JSON)' }).isVisible()).toBe(false);
    await page.getByText('Technical files and details').click();
    await page.getByRole('link', { name: 'The signed credential (JSON)' }).waitFor();
    await expectAccessible(page);
  }, 60_000);

  it('follows its holder to the new address that an administrator sets', async () => {
    const administrator = await aPerson(site, { roles: ['administrator'], secondFactor: true });
    const page = await site.openPage({ as: administrator, at: `/admin/people/${award.personId}` });
    await page.getByRole('textbox', { name: 'New email address' }).fill('moved@example.org');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Change address' }).click();
    await page.getByText('has a new email address').waitFor();
    await page.getByText('moved@example.org').waitFor();
    await site.untilIdle();
    await page.goto(`${site.url}/credentials/${award.credentialId}`);
    await page.getByText('Replaced: the badge has a newer credential').waitFor();
    await page.getByRole('link', { name: 'The credential that replaced this one' }).click();
    await page.getByText('In force.').waitFor();
    await page.getByRole('link', { name: 'The earlier credential that this one replaces' }).waitFor();
    await expectAccessible(page);
  }, 60_000);

  it('names its holder by a DID once they enter one, and refuses what is not a DID', async () => {
    const page = await site.openPage({ as: { id: award.personId }, at: '/my-badges' });
    await page.getByText('How your badges identify you').click();
    await page.getByRole('textbox', { name: 'Your DID' }).fill('pat.example.org');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Enter a DID that begins with did:key: or did:web:.').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('textbox', { name: 'Your DID' }).fill('did:web:pat.example.org');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. Your valid badges are being reissued').waitFor();
    await page.getByRole('button', { name: 'Remove' }).waitFor();
    await site.untilIdle();
    const { credentialSubject } = (await (
      await page.request.get(`${site.url}/badges/${award.id}`, { headers: { Accept: 'application/json' } })
    ).json()) as { credentialSubject: { id?: string } };
    expect(credentialSubject.id).toBe('did:web:pat.example.org');
    await expectAccessible(page);
  }, 60_000);
});
