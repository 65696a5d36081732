import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Person } from '#identity';
import { ReportProblem } from '#reviews';
import { anEnrollment, aPerson, aPilot, aReviewer, aSubmission, aSubmissionInReview } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
let administrator: Person;
beforeAll(async () => {
  site = await startSite();
  administrator = await aPerson(site, { roles: ['administrator'], name: 'Adele Ministrator' });
  await somethingOfEachKind();
}, 180_000);
afterAll(() => site.stop());

/** Two late, three decided, two without reviewers, one disputed, one with a problem, two at risk, and what failed. */
async function somethingOfEachKind() {
  await Promise.all([aReviewer(site), aReviewer(site)]);
  const pilot = await aPilot(site, { title: 'Autumn pilot' }).open();
  for (const _ of [1, 2]) {
    const { submission } = await aSubmissionInReview(site).accepted();
    await site.dataSource.query(`UPDATE review SET due_at = offered_at WHERE submission_id = $1`, [submission.id]);
    await aSubmission(site).sealed();
    const { id } = await anEnrollment(site, { pilot }).active();
    const soon = new Date(site.clock.now().getTime() + 2 * 86_400_000);
    await site.dataSource.query('UPDATE enrollment SET closes_at = $2 WHERE id = $1', [id, soon]);
  }
  for (const _ of [1, 2, 3]) await aSubmissionInReview(site).decided();
  await aSubmissionInReview(site).disputed('o1');
  const { first } = await aSubmissionInReview(site).accepted();
  const note = 'The second page is empty.';
  const problem = { kind: 'other', artifact: null, fileId: null, note } as const;
  await site.get(ReportProblem).run({ actor: { id: first.reviewerId }, reviewId: first.id, ...problem });
  await site.untilIdle();
  await site.dataSource.query(
    `UPDATE message SET state = 'failed', sent_at = NULL, undelivered_at = now() WHERE id IN (SELECT id FROM message LIMIT 2)`,
  );
  await site.dataSource.query(
    `UPDATE delivery SET handled_at = NULL, failed_at = due_at, last_error = 'Refused'
      WHERE (event_id, listener) IN (SELECT event_id, listener FROM delivery LIMIT 3)`,
  );
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

describe('the first page of an administrator', () => {
  it.each([
    ['Submissions late in review', '2'],
    ['Decisions to release', '3'],
    ['Emails that could not be sent', '2'],
    ['Background steps that failed', '3'],
    ['Submissions without reviewers', '2'],
    ['Submission that needs a third reviewer', '1'],
    ['Problem that a reviewer reported', '1'],
  ])(
    'has a number that leads to as many rows: %s',
    async (name, number) => {
      const page = await site.openPage({ as: administrator, at: '/admin' });
      const item = page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) });
      await item.getByText(number, { exact: true }).click({ force: true }); // the link lies over the number
      await page.getByText(`${number} shown`, { exact: true }).waitFor();
      expect(await page.getByRole('rowheader').count()).toBe(Number(number));
    },
    60_000,
  );

  it('leads from the candidates at risk to those of each pilot', async () => {
    const page = await site.openPage({ as: administrator, at: '/admin' });
    await page.getByRole('link', { name: 'Autumn pilot (2)' }).click();
    await page.getByText('2 shown', { exact: true }).waitFor();
    expect(await page.getByRole('rowheader').count()).toBe(2);
  }, 60_000);

  it('shows how many registrations, submissions and decisions there were, as charts and as a table that leads to them', async () => {
    const page = await site.openPage({ as: administrator, at: '/admin' });
    await heading(page, 'To do');
    await page.getByRole('figure').filter({ hasText: 'Decisions' }).getByText('3 this week, 0 last week').waitFor();
    await expectAccessible(page);
    await page.getByText('Numbers for each week').click();
    const table = page.getByRole('table', { name: 'Registrations, submissions, and decisions by week' });
    await table.getByRole('row').nth(12).waitFor();
    await expectAccessible(page);
    if (process.env.LAUREL_LOOK) await look(page);
    await table.getByRole('link', { name: '3', exact: true }).click();
    await heading(page, 'Audit trail');
    await page.getByText('3 shown', { exact: true }).waitFor();
  }, 120_000);
});

async function look(page: Page): Promise<void> {
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [320, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${process.env.LAUREL_LOOK}/overview-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}
