import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ErasureQueries, ExportQueries, MakeExport, PrivacyTermsQueries } from '#privacy';
import { aPerson, aPilot, theProgram } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 180_000);
afterAll(() => site.stop());

describe('the page “Your data”', () => {
  it('says what is kept, and gives an export to download', async () => {
    const person = await aPerson(site);
    const page = await site.openPage({ as: person, at: '/profile' });
    await page.getByRole('link', { name: 'Your data' }).click();
    await page.getByText(/^Account: \d+ things$/).click();
    await page.getByRole('rowheader', { name: /^Name, email address/ }).waitFor();
    await page.getByRole('button', { name: 'Request export' }).click();
    await page.getByText('Your export is being made.').waitFor();
    await expectAccessible(page);
    await site.untilIdle();
    const made = await site.get(ExportQueries).latest(person.id);
    if (made!.state === 'requested') await site.get(MakeExport).run({ exportId: made!.id });
    await page.reload();
    const link = page.getByRole('link', { name: /^Download your export/ });
    const downloading = page.waitForEvent('download');
    await link.click();
    expect((await downloading).suggestedFilename()).toMatch(/^laurel-.*\.zip$/);
  });

  it('takes a request to be erased with the choice about badges, and its withdrawal', async () => {
    const person = await aPerson(site);
    const page = await site.openPage({ as: person, at: '/profile/data' });
    await page.getByRole('button', { name: 'Request erasure' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Are revoked/ }).check();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Request erasure' }).click();
    await page.getByText('You will be erased').waitFor();
    await page.getByText('Your badges will be revoked.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Withdraw request' }).click();
    await page.getByRole('button', { name: 'Request erasure' }).waitFor();
    expect(await site.get(ErasureQueries).latest(person.id)).toMatchObject({ state: 'withdrawn', badges: 'revoke' });
  });
});

describe('an administrator', () => {
  it('places a legal hold on a person, requests the erasure, and sees both in the list', async () => {
    const [person, administrator] = [await aPerson(site), await aPerson(site, { roles: ['administrator'] })];
    await aPerson(site, { roles: ['administrator'] });
    const page = await site.openPage({ as: administrator, at: `/admin/people/${person.id}` });
    await page.getByRole('button', { name: 'Place legal hold' }).click();
    await page.getByLabel('Why nothing may be deleted').fill('A lawsuit');
    await page.getByRole('dialog').getByRole('button', { name: 'Place legal hold' }).click();
    await page.getByText('A lawsuit').waitFor();
    await page.getByRole('button', { name: 'Request erasure' }).click();
    await page.getByLabel('Why, for the administrator who confirms it').fill('She wrote to us.');
    await page.getByRole('dialog').getByRole('button', { name: 'Request erasure' }).click();
    await page.getByText('Erasure stopped by a legal hold').waitFor();
    await page.getByRole('button', { name: 'Confirm erasure' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm erasure' }).click();
    await page.getByRole('alert').getByText('Another administrator must confirm it.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await expectAccessible(page);
    await page.goto('/admin/people/erasures');
    await page
      .getByRole('row', { name: new RegExp(person.name) })
      .first()
      .waitFor();
    await page.getByText('Stopped by a legal hold').waitFor();
    await expectAccessible(page);
  });

  it('places a legal hold on everyone in a pilot, and ends it', async () => {
    const { id } = await aPilot(site).open();
    const administrator = await aPerson(site, { roles: ['administrator'] });
    const page = await site.openPage({ as: administrator, at: `/admin/pilots/${id}/settings` });
    await page.getByRole('button', { name: 'Place legal hold' }).click();
    await page.getByLabel('Why nothing may be deleted').fill('An audit');
    await page.getByRole('dialog').getByRole('button', { name: 'Place legal hold' }).click();
    await page.getByText(/^Legal hold on everyone in .*An audit$/).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'End legal hold' }).click();
    await page.getByLabel('Why it ends').fill('Settled');
    await page.getByRole('dialog').getByRole('button', { name: 'End legal hold' }).click();
    await page.getByRole('button', { name: 'Place legal hold' }).waitFor();
  });

  it('sees what new periods would delete before they save them', async () => {
    const administrator = await aPerson(site, { roles: ['administrator'] });
    const page = await site.openPage({ as: administrator, at: '/admin/people/periods' });
    await page.getByLabel('Messages: days kept').fill('365');
    await page.getByRole('button', { name: 'Show what would be deleted' }).click();
    await page.getByRole('row', { name: /^Messages/ }).waitFor();
    await expectAccessible(page);
    expect(
      (await site.get(PrivacyTermsQueries).shown({ kind: 'program', id: await theProgram(site) })).periods.message,
    ).toBeNull();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The periods were saved.').waitFor();
    expect(
      (await site.get(PrivacyTermsQueries).shown({ kind: 'program', id: await theProgram(site) })).periods.message,
    ).toBe(365);
  });
});
