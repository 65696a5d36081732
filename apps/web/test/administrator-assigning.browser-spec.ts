import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '#identity';
import { aPerson, aReviewer, aSubmission, aSubmissionInReview } from '#testing';
import { expectAccessible } from './accessible.js';
import { effortOn } from './effort.js';
import { type Site, startSite } from './start-site.js';

describe('an administrator who assigns everything that waits', () => {
  let site: Site;
  let administrator: Person;
  let reviewers: Person[];
  beforeAll(async () => {
    site = await startSite();
    administrator = await aPerson(site, { roles: ['administrator'], name: 'Adele Ministrator' });
    reviewers = [];
    for (let one = 0; one < 8; one++) reviewers.push(await aReviewer(site));
  }, 120_000);
  afterAll(() => site.stop());

  const reviewsOf = (ids: string[]) =>
    site.dataSource.query<{ reviewer: string; count: number }[]>(
      'SELECT reviewer_id AS reviewer, count(*)::int AS count FROM review WHERE submission_id = ANY ($1) GROUP BY 1',
      [ids],
    );

  it('assigns forty submissions in three clicks, and nobody gets more than one review more than another', async () => {
    const forty: string[] = [];
    for (let one = 0; one < 40; one++) forty.push((await aSubmission(site).sealed()).id);
    const page = await site.openPage({ as: administrator, at: '/admin' });
    await page.getByRole('link', { name: 'Submissions without reviewers' }).waitFor();
    const effort = await effortOn(page);
    await page.getByRole('link', { name: 'Submissions without reviewers' }).click();
    await page.getByRole('link', { name: 'Assign reviewers' }).click();
    await page.getByRole('row', { name: /\b10$/ }).first().waitFor();
    await page.getByRole('button', { name: 'Assign 40 submissions' }).click();
    await page.getByRole('status').filter({ hasText: '40 submissions assigned.' }).waitFor({ timeout: 60_000 });
    expect(await effort()).toEqual({ clicks: 3, keys: 0 });
    await page.getByText('No submission waits for a reviewer.').waitFor();
    const loads = await reviewsOf(forty);
    expect(loads.map(({ count }) => count)).toEqual(Array(8).fill(10));
  }, 300_000);

  it('changes the plan by hand, with a third reviewer in it, and skips one submission', async () => {
    const { submission: disputed, first, second } = await aSubmissionInReview(site).disputed('o1');
    const [changed, skipped] = [await aSubmission(site).sealed(), await aSubmission(site).sealed()];
    const [name] = await site.dataSource.query<{ name: string }[]>(
      `SELECT p.name FROM submission s JOIN enrollment e ON e.id = s.enrollment_id JOIN person p ON p.id = e.person_id WHERE s.id = $1`,
      [changed.id],
    );
    const page = await site.openPage({ as: administrator, at: '/admin/review/assign' });
    await page.getByText('Third reviewer').waitFor();
    await expectAccessible(page);
    await page
      .getByRole('button', { name: /^Change/ })
      .nth(1)
      .click();
    const place = page.getByRole('combobox', { name: new RegExp(`^Reviewer 1 of ${name!.name}$`) });
    await place.waitFor();
    await place.selectOption((await place.locator('option').last().getAttribute('value'))!);
    const chosen = await place.inputValue();
    await page
      .getByRole('button', { name: /^Change/ })
      .last()
      .click();
    for (const select of [1, 2])
      await page
        .getByRole('combobox', { name: new RegExp(`^Reviewer ${select} of`) })
        .last()
        .selectOption('');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Assign 2 submissions' }).click();
    await page.getByRole('status').filter({ hasText: '2 submissions assigned.' }).waitFor();
    expect((await reviewsOf([changed.id])).map(({ reviewer }) => reviewer)).toContain(chosen);
    expect(await reviewsOf([skipped.id])).toEqual([]);
    const third = (await reviewsOf([disputed.id])).map(({ reviewer }) => reviewer);
    expect(third).toHaveLength(3);
    expect(third).toEqual(expect.arrayContaining([first.reviewerId, second.reviewerId]));
  }, 180_000);
});
