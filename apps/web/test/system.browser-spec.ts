import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Person } from '#identity';
import { aPerson } from '#testing';
import { WatchDatabase } from '#watch';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

describe('the page System', () => {
  let site: Site;
  let administrator: Person;
  beforeAll(async () => {
    site = await startSite();
    administrator = await aPerson(site, { roles: ['administrator'] });
  }, 180_000);
  afterAll(() => site.stop());

  it('says what is wrong, what to do, and leads to where it is repaired', async () => {
    await site.dataSource.query(
      `INSERT INTO task (id, name, subject_kind, subject_id, payload, due_at, attempts, created_at, failed_at, last_error)
       VALUES (gen_random_uuid(), 'bell.cast', 'bell', 'big-ben', '{}', now(), 14, now(), now(), 'The furnace is cold.')`,
    );
    site.get(WatchDatabase).forget();
    const page = await site.openPage({ as: administrator, at: '/admin/system' });
    const trouble = page.getByRole('article').filter({ hasText: 'Background work' });
    await trouble.getByText('1 background step failed too often and was given up.').waitFor();
    await trouble.getByText('What to do:').waitFor();
    await page
      .getByRole('row', { name: /File store/ })
      .getByText('Working')
      .waitFor();
    await expectAccessible(page);
    await trouble.getByRole('link', { name: 'Open the page for this' }).click();
    await page.getByRole('heading', { level: 1, name: 'Background work' }).waitFor();
    await page.getByText('The furnace is cold.').waitFor();
  });
});
