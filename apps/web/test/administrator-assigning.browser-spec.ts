import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '#identity';
import { Submission } from '#submissions';
import { aCrowdLike, anEnrollment, aPerson, aReviewer, aSubmission, aSubmissionInReview } from '#testing';
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
    const submission = await aSubmission(site).sealed();
    await aCrowdLike(site, { enrollment: { id: submission.enrollmentId }, submission }, 39);
    const forty = (await site.dataSource.manager.find(Submission)).map(({ id }) => id);
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
    const sealedBy = async (name: string) =>
      aSubmission(site, {
        enrollment: await anEnrollment(site, { person: await aPerson(site, { name }) }).active(),
      }).sealed();
    const [changed, skipped] = [await sealedBy('Carla Changed'), await sealedBy('Sid Skipped')];
    const page = await site.openPage({ as: administrator, at: '/admin/review/assign' });
    await page.getByText('Third reviewer').waitFor();
    await expectAccessible(page);
    const place = (number: number, name: string) =>
      page.getByRole('combobox', { name: `Reviewer ${number} of ${name}` });
    await page.getByRole('button', { name: 'Change: Carla Changed' }).click();
    await place(1, 'Carla Changed').waitFor();
    const chosen = (await place(1, 'Carla Changed').locator('option').last().getAttribute('value'))!;
    await place(1, 'Carla Changed').selectOption(chosen);
    await page.getByRole('button', { name: 'Change: Sid Skipped' }).click();
    for (const number of [1, 2]) await place(number, 'Sid Skipped').selectOption('');
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
