import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PauseEnrollment } from '#pilots';
import { anEnrollment, aPerson, asActor } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

describe('an administrator', () => {
  it('finds in the audit trail who paused an enrollment, by name, action and day', async () => {
    const director = await aPerson(site, { roles: ['administrator'], name: 'Dora Director' });
    const other = await aPerson(site, { roles: ['administrator'], name: 'Olga Other' });
    for (const actor of [director, other]) {
      const { id: enrollmentId } = await anEnrollment(site).active();
      await site.get(PauseEnrollment).run({ actor: asActor(actor), enrollmentId, reason: 'Leave' });
    }
    const page = await site.openPage({ as: director, at: '/admin/audit' });
    await page.getByLabel('Name or email address of who did it').fill('dora');
    await page.getByLabel('What was done').selectOption('Enrollment: paused');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('1 shown').waitFor();
    expect(await page.getByRole('row').nth(1).innerText()).toMatch(/Enrollment: paused[\s\S]*Dora Director/);
    await expectAccessible(page);

    await page.getByLabel('Until the end of').fill('2001-01-01');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('Nothing is recorded for this.').waitFor();
    await page.getByRole('button', { name: 'Show everything' }).click();
    await page.getByText('Olga Other').first().waitFor();
  }, 120_000);
});
