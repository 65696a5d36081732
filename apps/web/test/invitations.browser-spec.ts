import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '#identity';
import { anInvitee, aPerson } from '#testing';
import { expectAccessible } from './accessible.js';
import { csvFile } from './csv-file.js';
import { effortOn } from './effort.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
let administrator: Person;
beforeAll(async () => {
  site = await startSite();
  administrator = await aPerson(site, { roles: ['administrator'] });
}, 120_000);
afterAll(() => site.stop());

const fileOf = csvFile('principals.csv', 'Email,Name,Roles,School');

describe('an administrator', () => {
  it('invites forty people in four clicks, without a form for each', async () => {
    const page = await site.openPage({ as: administrator, at: '/admin' });
    const rows = Array.from({ length: 40 }, (_, at) => `principal-${at}@example.org,Principal ${at},,School ${at}`);
    const effort = await effortOn(page);
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await page.getByRole('link', { name: 'Invite someone' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await (await chooser).setFiles(fileOf(...rows));
    await page.getByText('40 people can be invited.').waitFor();
    await page.getByRole('button', { name: 'Invite 40 people' }).click();
    await page.getByText('Invited: 40 people.').waitFor();
    expect(await effort()).toEqual({ clicks: 4, keys: 0 });
    await page.getByRole('rowheader', { name: 'Principal 39', exact: true }).waitFor();
    const [{ count }] = await site.dataSource.query<[{ count: number }]>(
      `SELECT count(*)::int FROM invitation JOIN person ON person.id = person_id WHERE email LIKE 'principal-%'`,
    );
    expect(count).toBe(40);
  }, 120_000);

  it('sees what is wrong in which row before anybody is invited', async () => {
    const { email: joined } = await aPerson(site, { name: 'Jo Joined' });
    await anInvitee(site, { email: 'again@example.org' });
    const page = await site.openPage({ as: administrator, at: '/admin/people/invitations' });
    await page
      .locator('input[type=file]')
      .setInputFiles(
        fileOf(
          'new@example.org,New Person,Reviewer,',
          'not an address,Nobody,,',
          `${joined},Jo Joined,,`,
          'boss@example.org,The Boss,Boss,',
          'again@example.org,Again Person,,',
          'new@example.org,New Person,,',
        ),
      );
    await page.getByText('2 people can be invited, 1 of them again').waitFor();
    const bad = page.getByRole('table', { name: 'Rows that cannot be used' });
    expect(await bad.getByRole('row').allInnerTexts()).toEqual([
      expect.stringContaining('What is wrong'),
      expect.stringMatching(/^3\s+not an address\s+Nobody\s+Email address: An email address, for example/),
      expect.stringMatching(/^4\s.*Jo Joined\s+Email address: This person already has an account/s),
      expect.stringMatching(/^5\s.*The Boss\s+Roles: \S/s),
      expect.stringMatching(/^7\s.*This address is in the list already\./s),
    ]);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Invite 2 people' }).click();
    await page.getByText('Invited: 2 people.').waitFor();
  }, 120_000);
});
