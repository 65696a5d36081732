import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import papa from 'papaparse';
import type { Page } from 'playwright-core';
import type { Person } from '#identity';
import { anAward, anEnrollment, aPerson, aPilot, aSubmission, aSubmissionInReview } from '#testing';
import { type Site, startSite } from './start-site.js';

let site: Site;
let administrator: Person;
beforeAll(async () => {
  site = await startSite();
  administrator = await aPerson(site, { roles: ['administrator'], name: 'Adele Ministrator' });
}, 120_000);
afterAll(() => site.stop());

interface ListFile {
  name: string;
  titles: string[];
  rows: string[][];
}

async function download(page: Page, list: string): Promise<ListFile> {
  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: `Download as CSV: ${list}` }).click();
  const file = await arriving;
  const text = await readFile(await file.path(), 'utf8');
  expect(text.charCodeAt(0)).toBe(0xfeff);
  const [titles, ...rows] = papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data;
  return { name: file.suggestedFilename(), titles: titles!, rows };
}

/** The titles of the columns on the page, without those that hold only actions. */
async function titlesOn(page: Page): Promise<string[]> {
  const titles = await page.getByRole('columnheader').allInnerTexts();
  return titles.filter(
    (title) => !['Retry', 'Answer', 'Audit trail', 'Disconnect', 'Revoke', 'Remove'].includes(title),
  );
}

describe('an administrator', () => {
  it('saves all people as a file for spreadsheets, also those that are not on the page yet', async () => {
    for (let number = 1; number <= 60; number++) await aPerson(site, { name: `Nadine Number ${number}` });
    const page = await site.openPage({ as: administrator, at: '/admin/people?text=Nadine' });
    await page.getByRole('button', { name: 'Show more' }).waitFor();
    const { name, titles, rows } = await download(page, 'People by name');
    expect(name).toMatch(/^people-by-name-\d{4}-\d\d-\d\d\.csv$/);
    expect(titles).toEqual(await titlesOn(page));
    expect(rows).toHaveLength(60);
    await page.getByText('Saved: 60 rows.').waitFor();
  }, 120_000);

  it('gets names that look like formulas as text', async () => {
    await aPerson(site, { name: '=HYPERLINK("https://attacker.example";"Open")' });
    const page = await site.openPage({ as: administrator, at: '/admin/people?text=HYPERLINK' });
    const { rows } = await download(page, 'People by name');
    expect(rows.map(([name]) => name)).toEqual([`'=HYPERLINK("https://attacker.example";"Open")`]);
  }, 120_000);

  it('saves every list with its columns in words', async () => {
    const pilot = await aPilot(site).open();
    await anEnrollment(site, { pilot }).active();
    await aSubmission(site).sealed();
    await aSubmissionInReview(site).decided({ o1: 'not_met' });
    await anAward(site).issued();
    await site.untilIdle();
    const lists: [path: string, list: string][] = [
      ['/admin/pilots', 'Pilots'],
      ['/admin/people', 'People by name'],
      ['/admin/review', 'Submissions in review'],
      ['/admin/review/decisions', 'Decisions to release, oldest first'],
      ['/admin/badges', 'Badges, newest first'],
      ['/admin/audit', 'Actions, newest first'],
      ['/admin/messages', 'Emails, newest first'],
      ['/admin/deliveries?state=handled', 'Background steps, newest first'],
    ];
    for (const [at, list] of lists) {
      const page = await site.openPage({ as: administrator, at });
      await page.getByRole('button', { name: `Download as CSV: ${list}` }).waitFor();
      const { titles, rows } = await download(page, list);
      expect([at, titles]).toEqual([at, await titlesOn(page)]);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.flat().join('\n')).not.toContain('[object');
      await page.close();
    }
  }, 180_000);
});
