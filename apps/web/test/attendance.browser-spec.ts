import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '#identity';
import { aPerson, aPilot } from '#testing';
import { expectAccessible } from './accessible.js';
import { csvFile } from './csv-file.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
let administrator: Person;
beforeAll(async () => {
  site = await startSite();
  administrator = await aPerson(site, { roles: ['administrator'] });
}, 120_000);
afterAll(() => site.stop());

const fileOf = csvFile('meeting.csv', 'Email,Attended');

describe('an administrator', () => {
  it('records who attended a meeting with a file, sees what is wrong in which row, and doubles nothing', async () => {
    const pilot = await aPilot(site).open();
    const [ada, ben] = [await aPerson(site, { name: 'Ada Attended' }), await aPerson(site, { name: 'Ben Absent' })];
    const file = fileOf(
      `${ada.email},yes`,
      'nobody@example.org,yes',
      `${ben.email},no`,
      'not an address,perhaps',
      `${ada.email},no`,
    );
    const page = await site.openPage({
      as: administrator,
      at: `/admin/pilots/${pilot.id}/meetings/${pilot.meetingId}`,
    });
    const choose = () => page.locator('input[type=file]').setInputFiles(file);
    await choose();
    await page.getByText('2 people will be recorded. 3 rows cannot be used.').waitFor();
    const bad = page.getByRole('table', { name: 'Rows that cannot be used' });
    expect(await bad.getByRole('row').allInnerTexts()).toEqual([
      expect.stringContaining('What is wrong'),
      expect.stringMatching(/^3\s+nobody@example\.org\s+Email address: No one has this address/),
      expect.stringMatching(/^5\s+not an address\s+Email address: An email.*\s+Attended: Write yes or no\./s),
      expect.stringMatching(/^6\s.*Email address: This is already in the list/s),
    ]);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Record attendance of 2 people' }).click();
    await page.getByText('Attendance recorded: 2 people.').waitFor();
    const recorded = page.getByRole('table', { name: 'Recorded attendance' });
    await recorded.getByRole('row', { name: /Ada Attended.*Attended/ }).waitFor();
    await recorded.getByRole('row', { name: /Ben Absent.*Absent/ }).waitFor();

    await choose();
    await page.getByText('Everything that can be used in this file is recorded already.').waitFor();
    expect(await page.getByRole('button', { name: /^Record attendance of/ }).count()).toBe(0);
  }, 120_000);
});
