import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AssignReviewers } from '#reviews';
import { aPerson, aReviewer, type TheirSubmission } from '#testing';
import { expectAccessible } from './accessible.js';
import { aSubmissionWithFiles } from './reviewer/handed-in.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

/** Offers a submission to a reviewer and one other; gives the ids of their reviews, the first one's first. */
async function offered(submission: TheirSubmission, ...reviewers: { id: string }[]): Promise<string[]> {
  const { id: actorId } = await aPerson(site, { roles: ['administrator'] });
  const two = [...reviewers, ...(reviewers.length < 2 ? [await aReviewer(site)] : [])];
  const reviews = await site.get(AssignReviewers).run({ actorId, submissionId: submission.id, reviewerIds: two.map(({ id }) => id) });
  return two.map(({ id }) => reviews.find(({ reviewerId }) => reviewerId === id)!.id);
}

const focused = (page: Page): Promise<string> => page.evaluate<string>('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent ?? ""');

/** Presses a key until an element whose words fit has the focus. */
async function tabTo(page: Page, words: RegExp, key = 'Tab'): Promise<void> {
  for (let press = 0; press < 80; press++) {
    if (words.test(await focused(page))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${words}; it ended at "${await focused(page)}".`);
}

describe('a reviewer, by keyboard alone', () => {
  it('goes from the queue to the lock', async () => {
    const reviewer = await aReviewer(site);
    await offered(await aSubmissionWithFiles(site), reviewer);
    const page = await site.openPage({ as: reviewer, at: '/reviews' });
    await page.getByRole('heading', { name: 'Offered to you' }).waitFor();

    await tabTo(page, /^Accept/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Rubric' }).waitFor();

    await page.keyboard.press('j');
    expect(await page.evaluate('document.activeElement.dataset.detail')).toBe('o1');
    await page.keyboard.press('1');
    await page.getByText('The lock still asks for a rationale and evidence that it points at.').waitFor();
    await page.keyboard.press('w');
    await page.keyboard.type('No dates are named. 3 of them would do.');
    await page.keyboard.press('Escape');
    await tabTo(page, /^Cite Document/);
    await page.keyboard.press('Space');
    await page.keyboard.press('e');
    await page.getByRole('group', { name: 'Page 3 of 5' }).waitFor();

    await page.keyboard.press('j');
    await page.keyboard.press('3');
    await page.keyboard.press('j');
    await page.keyboard.press('3');
    await page.getByText('3 of 3 scored').waitFor();
    expect(await page.getByText(/^Saved \d/).count()).toBe(3);

    await page.keyboard.press('l');
    await page.getByRole('heading', { name: 'Check and lock' }).waitFor();
    await page.getByText('2 of 3 details meet').waitFor();
    await tabTo(page, /^Lock for good/);
    await page.keyboard.press('Enter');
    await page.getByText('The other reviewer has not locked yet').waitFor();
    const [row] = await site.dataSource.query<[{ state: string }]>('SELECT state FROM review WHERE reviewer_id = $1', [reviewer.id]);
    expect(row).toEqual({ state: 'locked' });
  });
});

describe("a reviewer's pages", () => {
  it('are without findings of axe in both themes, and without sideways scrolling at 320 pixels', async () => {
    const reviewer = await aReviewer(site);
    const [id] = await offered(await aSubmissionWithFiles(site), reviewer);
    const page = await site.openPage({ as: reviewer, at: '/reviews' });
    await page.getByRole('button', { name: /^Accept/ }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Accept/ }).click();
    await page.getByRole('heading', { name: 'Rubric' }).waitFor();
    await page.getByRole('radio', { name: 'Not met' }).first().check();
    await expectAccessible(page);
    await page.getByRole('button', { name: /page 3/ }).click();
    await page.locator('canvas').waitFor();
    await expectAccessible(page);
    await page.goto(`/reviews/${id}/lock`);
    await page.getByRole('heading', { name: 'What is missing' }).waitFor();
    await expectAccessible(page);
  });
});
