import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GiveCareerRecord } from '#career';
import { aMetSubmission, aPerson, seededCatalog } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
  await seededCatalog(site);
});
afterAll(() => site.stop());

const nothing = {
  initialCertificateOn: null,
  transitionCertificateOn: null,
  positions: [],
  mentoring: [],
  development: [],
  evaluations: [],
};

describe('progress toward the career certificate', () => {
  it('asks for one date first, and shows what is reached and what is missing once dates are entered', async () => {
    const { personId } = await aMetSubmission(site).released();
    await site.untilIdle();
    const page = await site.openPage({ as: { id: personId }, at: '/work' });
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Career' }).click();
    await page.getByText('Enter the date of your initial certificate').waitFor();
    await page.getByText('1 of 15').waitFor();
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Enter the date' }).click();
    await page.getByLabel('First day of your initial certificate').fill('2022-07-01');
    await page.getByRole('button', { name: 'Add a position' }).click();
    const position = page.getByRole('group', { name: 'Position 1' });
    await position.getByLabel('Role').fill('Principal');
    await position.getByLabel('School or district').fill('Oak School');
    await position.getByLabel('First day').fill('2022-07-01');
    await page.getByRole('button', { name: 'Add an entry' }).click();
    const entry = page.getByRole('group', { name: 'Entry 1' });
    await entry.getByLabel('Title').fill('Law for school leaders');
    await entry.getByLabel('Day').fill('2025-10-14');
    await entry.getByLabel('Hours').fill('6.5');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('status').getByText('Saved.').waitFor();

    await page.getByRole('link', { name: 'See your progress' }).click();
    await page.getByText('Wed, June 30, 2032').first().waitFor();
    await page.getByText('Central Time (America/Chicago)').first().waitFor();
    await page.getByText('With what you entered, you reach this on Tue, June 30, 2026.').waitFor();
    await page.getByText('In the current year, 23.5 hours are missing and 1 evaluation is missing.').waitFor();
    await expectAccessible(page);

    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download packet (PDF)' }).click();
    const paper = await downloading;
    expect(paper.suggestedFilename()).toBe('career-packet.pdf');
    expect(
      readFileSync(await paper.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('shows an error next to its field, and never silently overwrites what was saved elsewhere', async () => {
    const person = await aPerson(site);
    const page = await site.openPage({ as: person, at: '/career/record' });
    await page.getByLabel('First day of your transition certificate').fill('2026-07-01');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('First day of your transition certificate').getAttribute('aria-invalid')).toBe('true');
    await expectAccessible(page);

    await page.getByLabel('First day of your initial certificate').fill('2022-07-01');
    await site
      .get(GiveCareerRecord)
      .run({ actor: person, revision: 0, record: { ...nothing, initialCertificateOn: '2021-07-01' } });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('You changed your dates in another tab or on another device').waitFor();
    expect(await page.getByLabel('First day of your initial certificate').inputValue()).toBe('2022-07-01');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save my version' }).click();
    await page.getByRole('status').getByText('Saved.').waitFor();
  });

  it('asks before leaving with unsaved dates', async () => {
    const page = await site.openPage({ as: await aPerson(site), at: '/career/record' });
    const away = page.getByRole('link', { name: 'See your progress' });
    await page.getByLabel('First day of your initial certificate').fill('2022-07-01');
    await away.click();
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    await question.waitFor();
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('First day of your initial certificate').inputValue()).toBe('2022-07-01');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('status').getByText('Saved.').waitFor();
    await away.click();
    await page.getByRole('heading', { name: 'Career certificate' }).waitFor();
  });
});
