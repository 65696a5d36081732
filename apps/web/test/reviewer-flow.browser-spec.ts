import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aReview, aReviewer, aSubmission, aSubmissionInReview, pastTheTriggers } from '#testing';
import { expectAccessible } from './accessible.js';
import { focused, offered } from './reviewer/at-the-desk.js';
import { aSubmissionWithFiles } from './reviewer/submission-with-files.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());
/** The pool is one for all, so each situation begins with an empty one. */
beforeEach(() => pastTheTriggers(site.dataSource, 'TRUNCATE submission CASCADE'));

const numberOf = async (submissionId: string) => {
  const [row] = await site.dataSource.query<[{ number: number }]>('SELECT number FROM submission WHERE id = $1', [
    submissionId,
  ]);
  return String(row.number);
};

/** Counts the keys that a reviewer presses. */
function keyboardOf(page: Page) {
  let presses = 0;
  return {
    press: async (...keys: string[]) => {
      for (const key of keys) {
        await page.keyboard.press(key);
        presses += 1;
      }
    },
    get presses() {
      return presses;
    },
  };
}

const atReviewOf = (page: Page, number: string) => page.getByRole('heading', { level: 1, name: number }).waitFor();

describe('one review after another', () => {
  it('takes nine keys for a review that meets, from one desk to the next', async () => {
    const first = await aSubmissionWithFiles(site);
    await site.advance({ minutes: 1 });
    const second = await aSubmissionWithFiles(site);
    const page = await site.openPage({ as: await aReviewer(site), at: '/reviews' });
    await page.getByText('You have no review in progress.').waitFor();
    await page.keyboard.press('n');
    await atReviewOf(page, await numberOf(first.id));

    const keyboard = keyboardOf(page);
    for (const detail of ['o1', 'o2a', 'o2b']) {
      await keyboard.press('j', '3');
      await page
        .locator(`[data-detail="${detail}"]`)
        .getByText(/^Saved \d/)
        .waitFor();
    }
    await keyboard.press('l');
    await page.getByRole('heading', { name: 'Lock this review' }).waitFor();
    await keyboard.press('l');
    expect(await focused(page)).toBe('Lock and go to the next');
    await keyboard.press('Enter');
    await atReviewOf(page, await numberOf(second.id));
    await page.getByText(`Submission ${await numberOf(first.id)} is locked.`).waitFor();
    expect(keyboard.presses).toBe(9);
    await expectAccessible(page);
  });

  it('goes from what is in progress to what is offered, to third reviews in the pool, and says when nothing is left', async () => {
    const reviewer = await aReviewer(site);
    const inProgress = await aReview(site, { reviewers: [reviewer] }).accepted();
    const offer = await aSubmission(site).sealed();
    await offered(site, offer, reviewer);
    const { submission: disputed } = await aSubmissionInReview(site).disputed('o1');
    const page = await site.openPage({ as: reviewer, at: '/reviews' });
    await page.getByRole('heading', { name: 'Offered to you' }).waitFor();
    await page.keyboard.press('n');
    await atReviewOf(page, await numberOf(inProgress.submission.id));
    await site.dataSource.query(`UPDATE review SET due_at = due_at + interval '1 day' WHERE id = $1`, [inProgress.id]);
    await page.keyboard.press('n');
    await atReviewOf(page, await numberOf(offer.id));
    await site.dataSource.query(`UPDATE review SET state = 'locked', locked_at = now() WHERE id = $1`, [inProgress.id]);
    await page.keyboard.press('n');
    await atReviewOf(page, await numberOf(disputed.id));
    await page.getByText('Adjudication of disputed details').waitFor();
    await site.dataSource.query(
      `UPDATE review SET state = 'locked', locked_at = now() WHERE reviewer_id = $1 AND submission_id = $2`,
      [reviewer.id, offer.id],
    );
    await page.keyboard.press('n');
    await page.getByText('No submission needs a review from you').waitFor();
  });

  it('has a limit on claims in progress, which says what to do', async () => {
    for (let count = 0; count < 4; count++) await aSubmission(site).sealed();
    const page = await site.openPage({ as: await aReviewer(site), at: '/reviews' });
    await page.getByText('You have no review in progress.').waitFor();
    await page.keyboard.press('n');
    for (let count = 1; count < 3; count++) {
      await page.getByRole('heading', { name: 'Rubric' }).waitFor();
      await page.goto('/reviews');
      await page.getByRole('button', { name: 'Take one from the pool' }).click();
    }
    await page.getByRole('heading', { name: 'Rubric' }).waitFor();
    await page.goto('/reviews');
    await page.getByRole('button', { name: 'Take one from the pool' }).click();
    await page.getByText('Lock or return one of them, then take the next one.').waitFor();
    await expectAccessible(page);
  });
});

describe("a reviewer's queue", () => {
  it('is filtered, sorted and searched by number, in an address that can be kept', async () => {
    const reviewer = await aReviewer(site);
    const [started, offer] = [await aSubmission(site).sealed(), await aSubmission(site).sealed()];
    await aReview(site, { submission: started, reviewers: [reviewer] }).accepted();
    await offered(site, offer, reviewer);
    const numbers = [await numberOf(started.id), await numberOf(offer.id)] as const;
    const page = await site.openPage({ as: reviewer, at: '/reviews' });
    const tools = page.getByRole('search', { name: 'Your reviews' });
    await tools.getByLabel('Show').selectOption('Offered to you');
    await page.getByText('No review in progress is like that.').waitFor();
    await page.getByRole('heading', { name: numbers[1] }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: numbers[1] }).waitFor();
    await tools.getByRole('button', { name: 'Show all' }).click();
    await tools.getByLabel('Submission number').fill(numbers[0]);
    await page.getByRole('heading', { name: numbers[1] }).waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: numbers[0] }).waitFor();
    await tools.getByLabel('Submission number').fill('');
    await page.getByRole('heading', { name: numbers[1] }).waitFor();
    await tools.getByLabel('Sort by').selectOption('Number');
    await expectAccessible(page);
  });

  it('says which date takes a review away', async () => {
    const reviewer = await aReviewer(site);
    await aReview(site, { reviewers: [reviewer] }).accepted();
    await offered(site, await aSubmission(site).sealed(), reviewer);
    const page = await site.openPage({ as: reviewer, at: '/reviews' });
    await page.getByText('Then it goes to someone else. Until then it is yours, also after the due date.').waitFor();
    await page.getByText('Then someone else is asked.').waitFor();
  });
});
