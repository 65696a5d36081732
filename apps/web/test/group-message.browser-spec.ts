import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '#identity';
import { anEnrollment, aPerson, aPilot } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
let administrator: Person;
beforeAll(async () => {
  site = await startSite();
  administrator = await aPerson(site, { roles: ['administrator'] });
}, 120_000);
afterAll(() => site.stop());

describe('an administrator', () => {
  it('writes to a group with a template, sees the first emails, and each person gets it once', async () => {
    const pilot = await aPilot(site).open();
    const active = await anEnrollment(site, { pilot, person: await aPerson(site, { name: 'Ada Active' }) }).active();
    await anEnrollment(site, { pilot, person: await aPerson(site, { name: 'Ben Begins' }) }).registered();
    const page = await site.openPage({ as: administrator, at: `/admin/pilots/${pilot.id}/roster` });
    await page.getByRole('link', { name: 'Write to this group' }).click();
    await page.getByRole('heading', { level: 1, name: 'Write to a group' }).waitFor();
    await page.getByRole('textbox', { name: 'Subject' }).fill('{pilot}: {days left} left');
    const text = page.getByRole('textbox', { name: 'Text', exact: true });
    await text.fill('<b>Hello</b> {nmae}');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('“{nmae}” is not a placeholder.').first().waitFor();
    await text.fill('<b>Hello</b> {name}, submit by {deadline}.');
    await page.getByText('Save as a template').click();
    await page.getByLabel('Name of the template').fill('Deadline');
    await page.getByRole('button', { name: 'Save as new template' }).click();
    await page.getByText('The template Deadline was saved.').waitFor();

    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('1 person will get it. 1 person left out.').waitFor();
    await page
      .getByRole('region', { name: 'Email to Ada Active' })
      .getByText('<b>Hello</b> Ada Active, submit by the end of')
      .waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Send to 1 person' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await page.getByText('The message goes to 1 person.').waitFor();
    const [{ count }] = await site.dataSource.query<[{ count: number }]>(
      `SELECT count(*)::int FROM message WHERE kind = 'group-message'`,
    );
    expect(count).toBe(1);

    const reader = await site.openPage({ as: { id: active.personId }, at: '/notifications' });
    await reader.getByText('<b>Hello</b> Ada Active, submit by the end of').waitFor();
    await expectAccessible(reader);
  }, 120_000);
});
