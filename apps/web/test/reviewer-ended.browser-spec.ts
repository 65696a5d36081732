import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from './accessible.js';
import { atTheDesk } from './reviewer/at-the-desk.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

const words = 'The plan names no dates, and nobody who answers for them.';

/** A reviewer at the desk who has saved a level, and writes a rationale. */
async function writing() {
  const desk = await atTheDesk(site);
  const detail = desk.page.locator('[data-detail="o1"]');
  await detail.getByRole('radio', { name: 'Not met' }).check();
  await detail.getByText(/^Saved/).waitFor();
  return { ...desk, write: () => detail.getByRole('textbox', { name: 'Rationale' }).fill(words) };
}

/** What the page offers to copy holds everything that was written. */
async function expectNothingLost(page: Page): Promise<void> {
  const written = await page.getByRole('textbox', { name: 'What you wrote' }).inputValue();
  expect(written).toContain('Level: Not met');
  expect(written).toContain(`Rationale: ${words}`);
  await page.getByRole('button', { name: 'Copy what you wrote' }).waitFor();
}

describe('a review that ends while its reviewer writes', () => {
  it('because its time is over: they are warned a day before, and keep what they wrote', async () => {
    const { page, reviewId, write } = await writing();
    await site.dataSource.query(`UPDATE review SET lease_until = $2 WHERE id = $1`, [
      reviewId,
      new Date(site.clock.now().getTime() + 2 * 3_600_000),
    ]);
    await page.reload();
    await page.getByText('Your time for this review is almost over').waitFor();
    await expectAccessible(page);
    await site.dataSource.query(`UPDATE review SET lease_until = $2 WHERE id = $1`, [
      reviewId,
      new Date(site.clock.now().getTime() - 1_000),
    ]);
    await write();
    await page.getByRole('heading', { name: 'This review is no longer yours' }).waitFor();
    await expectNothingLost(page);
    await expectAccessible(page);
    await page.reload();
    await page.getByRole('heading', { name: 'This review is no longer yours' }).waitFor();
    await expectNothingLost(page);
  });

  it('because it went back to its candidate: they are told when they come back to the page', async () => {
    const { page, reviewId, write } = await writing();
    let isDown = true;
    await page.route('**/v1/reviews/*/scores/*', (route) => (isDown ? route.abort() : route.continue()));
    await write();
    await page.getByText(/No connection. Your score is kept in this browser/).waitFor();
    await site.dataSource.query(
      `UPDATE review SET state = 'withdrawn', ended_at = now(), ended_because = 'recalled' WHERE id = $1`,
      [reviewId],
    );
    await site.advance({ minutes: 1 });
    await page.evaluate(`window.dispatchEvent(new Event('visibilitychange'))`);
    await page.getByRole('heading', { name: 'This review is no longer yours' }).waitFor();
    await expectNothingLost(page);
    isDown = false;
  });

  it('because their role was removed: they are told so, and keep what they wrote', async () => {
    const { page, reviewer, write } = await writing();
    await site.dataSource.query(`UPDATE person SET roles = '{candidate}' WHERE id = $1`, [reviewer.id]);
    await write();
    await page.getByRole('heading', { name: 'You are no longer a reviewer' }).waitFor();
    await expectNothingLost(page);
    await expectAccessible(page);
  });
});
