import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Award, BadgePictures, bakePng, Certificates, PublicBadgeQueries, RevokeAward } from '#badges';
import type { Person } from '#identity';
import { anAward, aPerson, aPilot, samplePdf } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

describe('the page that verifies badges', () => {
  let site: Site;
  let page: Page;
  let award: Award;
  let holder: Person;
  beforeAll(async () => {
    site = await startSite();
    holder = await aPerson(site, { name: 'Pat Rivera', email: 'pat.rivera@example.org' });
    award = await anAward(site, { person: holder, pilot: await aPilot(site, { requirements: [] }).open() }).issued();
    page = await site.openPage();
  });
  afterAll(() => site.stop());

  const outcomes = () =>
    page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { level: 3 }) })
      .getByText(/^(Passed|Failed|Not checked)$/)
      .allInnerTexts();
  const choose = (name: string, buffer: Buffer) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

  it('opens from a badge’s page with its address, and says that the badge is genuine and valid', async () => {
    await page.goto(`/badges/${award.id}`);
    await page.getByRole('link', { name: 'Verify it here' }).click();
    await page.getByRole('heading', { level: 1, name: 'Verify a badge' }).waitFor();
    expect(await page.getByLabel('Badge link').inputValue()).toBe(`${site.url}/credentials/${award.credentialId}`);
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('Genuine and valid', { exact: true }).waitFor();
    expect(await outcomes()).toEqual(['Passed', 'Passed', 'Passed', 'Passed', 'Passed']);
    await page.getByText('On the issuer’s signed list it is valid: not revoked and not suspended.').waitFor();
    await page.getByText('4 pieces').waitFor();
    await expectAccessible(page);
  });

  it('works by keyboard alone, from the footer of any page', async () => {
    await page.goto('/catalog');
    await page.getByRole('link', { name: 'Verify a badge' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Verify a badge' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type(`${site.url}/badges/${award.id}`);
    await page.keyboard.press('Enter');
    await page.getByText('Genuine and valid', { exact: true }).waitFor();
    await page.getByLabel('Badge link').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.type')).toBe('file');
  });

  it('reads an image, and says that a revoked badge is no longer valid', async () => {
    const revoked = await anAward(site).issued();
    const badges = site.get(PublicBadgeQueries);
    const { document, achievementId } = await badges.ofAward(revoked.id);
    const picture = bakePng(await site.get(BadgePictures).png(await badges.achievement(achievementId)), document);
    await site.get(RevokeAward).run({ actor: { id: 'an-administrator' }, awardId: revoked.id, reason: 'For the test' });
    await page.goto('/verify');
    await choose('badge.png', picture);
    await page.getByText('Do not rely on this badge').waitFor();
    await page.getByText('Failed: status.').waitFor();
    await page.getByText('The issuer revoked it').waitFor();
    await page.getByText('Checked: badge.png').waitFor();
    await expectAccessible(page);
  });

  it('takes a dropped file, and shows a forger’s input as text', async () => {
    const { credential } = await site.get(PublicBadgeQueries).ofAward(award.id);
    const forged = structuredClone(credential);
    forged.credentialSubject.achievement.name = '<img src=x onerror=alert(1)>';
    await page.goto('/verify');
    const files = await page.evaluateHandle(
      `(() => { const files = new DataTransfer(); files.items.add(new File([${JSON.stringify(JSON.stringify(forged))}], 'forged.json')); return files; })()`,
    );
    await page.getByText('choose its file').dispatchEvent('drop', { dataTransfer: files });
    await page.getByText('What the badge claims').waitFor();
    await page.getByText('<img src=x onerror=alert(1)>').waitFor();
    await page.getByText('The signature is not valid').waitFor();
    expect(await outcomes()).toEqual(['Failed', 'Passed', 'Passed', 'Passed', 'Passed']);
  });

  it('says whose badge it is, and whether it belongs to an address in whatever case', async () => {
    await page.goto(`/verify?url=${encodeURIComponent(`${site.url}/badges/${award.id}`)}`);
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByRole('heading', { name: 'Whose badge it is' }).waitFor();
    await page.getByText('Earned by Pat Rivera').waitFor();
    const address = page.getByLabel('Does it belong to');
    await address.fill('Pat.Rivera@Example.ORG');
    await page.keyboard.press('Enter');
    await page.getByText('Yes: the badge was given to Pat.Rivera@Example.ORG').waitFor();
    await expectAccessible(page);
    await address.fill('kim@example.org');
    expect(await page.getByText('Yes: the badge').count()).toBe(0);
    await page.getByRole('button', { name: 'Check address' }).click();
    await page.getByText('No: the badge does not name kim@example.org').waitFor();
    await expectAccessible(page);
  });

  it('takes the previous answer away when a new one fails', async () => {
    await page.goto('/verify');
    const link = page.getByLabel('Badge link');
    const verifies = async () => {
      await link.fill(`${site.url}/badges/${award.id}`);
      await page.getByRole('button', { name: 'Verify' }).click();
      await page.getByText('Genuine and valid', { exact: true }).waitFor();
    };
    for (const [typed, says] of [
      ['not a link', 'This is not a link'],
      ['', 'Enter the badge’s link'],
      [`${site.url}/badges/${award.id.replace(/.$/, 'x')}`, 'Laurel has no badge at this address'],
    ] as const) {
      await verifies();
      await link.fill(typed);
      await page.getByRole('button', { name: 'Verify' }).click();
      await page.getByText(says).waitFor();
      expect(await page.getByText('Genuine and valid', { exact: true }).count()).toBe(0);
    }
    await expectAccessible(page);
    await choose('film.png', Buffer.alloc(1024 * 1024 + 1));
    await page.getByText('larger than 1 MB').waitFor();
    await verifies();
    expect(await page.getByText('film.png').count()).toBe(0);
  });

  it('reads a certificate’s address, and says what to use when a PDF has none', async () => {
    await page.goto('/verify');
    await choose('certificate.pdf', await site.get(Certificates).of(holder.id, award.id));
    await page.getByText('Genuine and valid', { exact: true }).waitFor();
    await page.getByText(`Checked: ${site.url}/badges/${award.id}`).waitFor();
    await page.getByText('Compare the certificate with this badge').waitFor();
    await page.getByText('Earned by Pat Rivera').waitFor();
    await expectAccessible(page);
    await choose('scanned.pdf', samplePdf());
    await page.getByText('scan it with your phone’s camera').waitFor();
    expect(await page.getByText('Genuine and valid', { exact: true }).count()).toBe(0);
    await choose('photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]));
    await page.getByText('This is a JPEG picture.').waitFor();
  });

  it('says why an address or file cannot be verified', async () => {
    await page.goto('/verify?url=https%3A%2F%2F10.0.0.1%2Fbadge');
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('use the name of a host, not a number').waitFor();
    await expectAccessible(page);
    await choose('notes.json', Buffer.from('{}'));
    await page.getByText('its type does not include VerifiableCredential').waitFor();
    await choose('film.png', Buffer.alloc(1024 * 1024 + 1));
    await page.getByText('larger than 1 MB').waitFor();
  });
});
