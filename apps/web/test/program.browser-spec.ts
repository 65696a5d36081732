import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '#identity';
import { aPerson, aVersion, inProgram, theProgramHas } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
let administrator: Person;
beforeAll(async () => {
  site = await startSite();
  administrator = await aPerson(site, { roles: ['administrator'] });
}, 120_000);
afterAll(() => site.stop());

const open = (at: string) => site.openPage({ as: administrator, at });

/** The page takes the color as soon as it knows the program. */
async function waitForAccent(page: Page, accent: string): Promise<void> {
  const shown = () =>
    page.evaluate<string>('getComputedStyle(document.documentElement).getPropertyValue("--accent").trim()');
  while ((await shown()) !== accent) await page.waitForTimeout(50);
}

describe('an administrator', () => {
  it('changes how the program works and looks, and everybody sees it', async () => {
    await aVersion(site).inPilot();
    const page = await open('/admin/program');
    await page.getByLabel('Days to work').fill('90');
    await page.getByLabel('Reminders before a deadline').fill('10, 3');
    await page.getByRole('textbox', { name: 'Candidate' }).fill('Principal');
    await page.getByLabel('Sender').fill('School Leaders');
    await page.getByLabel('Accent color').fill('#ffcc00');
    await page.getByText(/has a contrast of 1\.5:1 and needs 4\.5:1\. Choose a darker color/).waitFor();
    await page.getByLabel('Accent color').fill('#1f3a93');
    await page.getByText('Link on a dark page').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The program was saved.').waitFor();
    await waitForAccent(page, '#1f3a93');
    await expectAccessible(page);

    await page.goto(`${site.url}/admin/pilots/new`);
    await page.getByLabel('Days to work').waitFor();
    expect(await page.getByLabel('Days to work').inputValue()).toBe('90');
    const theirs = await site.openPage({ as: await aPerson(site), at: '/profile' });
    await theirs.getByText('Principal', { exact: false }).first().waitFor();
    await waitForAccent(theirs, '#1f3a93');
    await expectAccessible(theirs);
    await page.goto(`${site.url}/admin/program`);
    await page.getByRole('link', { name: 'Audit trail' }).last().click();
    await page.getByText('One detail').first().click();
    await page.getByText('word for candidate: added "Principal"', { exact: false }).first().waitFor();
  }, 120_000);

  it('is told when somebody else changed the program, and loses nothing', async () => {
    const page = await open('/admin/program');
    await page.getByLabel('Name of the program').fill('Our leaders');
    await theProgramHas(site, { name: 'Their leaders' });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Someone else changed this program').waitFor();
    expect(await page.getByLabel('Name of the program').inputValue()).toBe('Our leaders');
    await page.getByRole('button', { name: 'Load saved version' }).click();
    await page.getByText('How Their leaders works and looks.', { exact: false }).waitFor();
    expect(await page.getByLabel('Name of the program').inputValue()).toBe('Their leaders');
  }, 120_000);

  it('of the first program creates another from a file, and administers it', async () => {
    const page = await open('/admin/program');
    const choose = (file: object) =>
      page.locator('input[type=file]').setInputFiles({
        name: 'program.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(file)),
      });
    await choose({ program: { code: 'ours', name: 'Ours' } });
    await page.getByText('/program/code: Use 2 to 20 capital letters').waitFor();
    await expectAccessible(page);
    await choose({ program: { code: 'OURS', name: 'Leaders of our state' } });
    await page.getByText('Leaders of our state was created').waitFor();
    await page.getByRole('button', { name: 'Create SEN' }).click();
    await page.getByText(/It has \d+ compet\w+ and 1 micro-credential\./).waitFor();
    const program = page.getByRole('combobox', { name: 'Program' });
    await Promise.all([page.waitForEvent('load'), program.selectOption('OURS')]);
    await page.goto(`${site.url}/admin/program`);
    await page.getByText('How Leaders of our state works and looks.', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: 'Create SEN' }).count()).toBe(0);
  }, 120_000);

  it('of another program creates none', async () => {
    const there = await aPerson(await inProgram(site, 'OTHER'), { roles: ['administrator'] });
    const page = await site.openPage({ as: there, at: '/admin/program' });
    await page.getByLabel('Name of the program').waitFor();
    expect(await page.getByText('Create another program').count()).toBe(0);
  }, 120_000);
});
