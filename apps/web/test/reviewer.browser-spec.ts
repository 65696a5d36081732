import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aReviewer, aSubmissionInReview } from '#testing';
import { expectAccessible } from './accessible.js';
import { atTheDesk, focused, offered, tabTo } from './reviewer/at-the-desk.js';
import { aSubmissionWithFiles } from './reviewer/submission-with-files.js';
import { aWordDocument, wordType } from './reviewer/word-document.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

describe('a reviewer, by keyboard alone', () => {
  it('goes from the queue to the lock', async () => {
    const reviewer = await aReviewer(site);
    await offered(site, await aSubmissionWithFiles(site), reviewer);
    const page = await site.openPage({ as: reviewer, at: '/reviews' });
    await page.getByRole('heading', { name: 'Offered to you' }).waitFor();

    await tabTo(page, /^Accept/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Rubric' }).waitFor();

    await page.keyboard.press('j');
    expect(await page.evaluate('document.activeElement.dataset.detail')).toBe('o1');
    await page.keyboard.press('1');
    await page.getByText('Still needed before you lock: a rationale and cited evidence.').waitFor();
    await page.keyboard.press('w');
    await page.keyboard.type('No dates are named. 3 of them would do.');
    await page.keyboard.press('Escape');
    await tabTo(page, /^Cite Profile/);
    await page.keyboard.press('Space');
    await page.keyboard.press('e');
    await page.getByRole('group', { name: 'Page 3 of 5' }).waitFor();

    await page.keyboard.press('j');
    await page.keyboard.press('3');
    await page.keyboard.press('w');
    await page.keyboard.type('Every teacher was prepared.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('3');
    await page.getByText('3 of 3 scored').waitFor();
    for (const id of ['o1', 'o2a', 'o2b'])
      await page
        .locator(`[data-detail="${id}"]`)
        .getByText(/^Saved \d/)
        .waitFor();

    await page.keyboard.press('l');
    await page.getByRole('heading', { name: 'Check and lock' }).waitFor();
    await page.getByText('2 of 3 details meet').waitFor();
    await tabTo(page, /^Lock review/);
    await page.keyboard.press('Enter');
    await page.getByText('The other reviewer has not locked yet').waitFor();
    const [row] = await site.dataSource.query<[{ state: string }]>('SELECT state FROM review WHERE reviewer_id = $1', [
      reviewer.id,
    ]);
    expect(row).toEqual({ state: 'locked' });
  });
});

const scoreOf = async (reviewId: string) =>
  (
    await site.dataSource.query<{ level: string; rationale: string }[]>(
      `SELECT level, rationale FROM score WHERE review_id = $1 AND detail_id = 'o1'`,
      [reviewId],
    )
  )[0];

describe('a score', () => {
  it('that another tab has changed is not overwritten: the reviewer chooses', async () => {
    const { page, reviewId } = await atTheDesk(site);
    const detail = (tab: Page) => tab.locator('[data-detail="o1"]');
    const other = await page.context().newPage();
    await other.goto(`/reviews/${reviewId}`);
    await detail(other).getByRole('radio', { name: 'Progressing' }).check();
    await detail(other)
      .getByText(/^Saved/)
      .waitFor();

    await detail(page).getByRole('radio', { name: 'Not met' }).check();
    await page.getByText('You changed this score in another tab').waitFor();
    expect(await scoreOf(reviewId)).toMatchObject({ level: 'progressing' });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Keep this version' }).click();
    await detail(page)
      .getByText(/^Saved/)
      .waitFor();
    expect(await scoreOf(reviewId)).toMatchObject({ level: 'not_met' });
  });

  it('survives a lost connection and a reload, and is saved when the connection is back', async () => {
    const { page, reviewId } = await atTheDesk(site);
    const detail = page.locator('[data-detail="o1"]');
    await detail.getByRole('radio', { name: 'Not met' }).check();
    await detail.getByText(/^Saved/).waitFor();
    let isDown = true;
    await page.route('**/v1/reviews/*/scores/*', (route) => (isDown ? route.abort() : route.continue()));
    await detail.getByRole('textbox', { name: 'Rationale' }).fill('Written while the connection was down.');
    await detail.getByText(/No connection. Your score is kept in this browser/).waitFor();
    await page.reload();
    isDown = false;
    await detail
      .getByText(/^We restored|^Saved/)
      .first()
      .waitFor();
    expect(await detail.getByRole('textbox', { name: 'Rationale' }).inputValue()).toBe(
      'Written while the connection was down.',
    );
    await page.evaluate(`window.dispatchEvent(new Event('online'))`);
    await detail.getByText(/^Saved/).waitFor();
    expect(await scoreOf(reviewId)).toEqual({ level: 'not_met', rationale: 'Written while the connection was down.' });
  });

  it('is not given by single keys when they are turned off', async () => {
    const { page, reviewId } = await atTheDesk(site);
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Keyboard shortcuts').waitFor();
    await expectAccessible(page);
    await page.getByRole('switch', { name: 'Single-key shortcuts' }).press('Space');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await page.reload();
    await page.getByRole('heading', { name: 'Rubric' }).waitFor();
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await scoreOf(reviewId)).toBeUndefined();
  });

  it('takes the reviewer’s own phrases, which are saved, edited, and removed', async () => {
    const { page, reviewId } = await atTheDesk(site);
    const detail = page.locator('[data-detail="o1"]');
    await detail.getByRole('radio', { name: 'Not met' }).check();
    await detail.getByRole('textbox', { name: 'Rationale' }).fill('Name who does what by when.');
    await detail.getByRole('button', { name: 'Phrases', exact: true }).click();
    await detail.getByRole('button', { name: 'Save the rationale as a phrase' }).click();
    await detail.getByRole('button', { name: /^Edit the phrase/ }).click();
    await detail.getByLabel('Phrase', { exact: true }).fill('Say by when.');
    await detail.getByRole('button', { name: 'Save', exact: true }).click();
    await detail.getByRole('button', { name: 'Insert into the rationale: Say by when.' }).click();
    expect(await detail.getByRole('textbox', { name: 'Rationale' }).inputValue()).toContain('Say by when.');
    await expectAccessible(page);
    await detail.getByRole('button', { name: /^Remove the phrase/ }).click();
    await detail.getByText('No phrases yet.').waitFor();
    await detail.getByText(/^Saved/).waitFor();
    expect((await scoreOf(reviewId))?.rationale).toContain('Say by when.');
  });
});

describe('evidence', () => {
  it('opens at its page or second; audio jumps there', async () => {
    const { page } = await atTheDesk(site);
    await page.getByRole('button', { name: /page 5/ }).click();
    const sheet = page.getByRole('group', { name: 'Page 5 of 5' });
    await sheet.getByText('Minutes of meeting 5').waitFor();
    await page.keyboard.press('[');
    await page.getByRole('group', { name: 'Page 4 of 5' }).getByText('Minutes of meeting 4').waitFor();
    await page.getByRole('button', { name: 'Larger' }).click();
    await page.getByText('125%').waitFor();
    await page.getByRole('button', { name: /at 0:12/ }).click();
    await page.locator('audio').waitFor();
    while ((await page.evaluate(`document.querySelector('audio').currentTime`)) !== 12) await page.waitForTimeout(20);
    await expectAccessible(page);
  });

  it('that is a Word document opens as a page, and can be downloaded', async () => {
    const third = {
      name: 'Plan of Ada.docx',
      mediaType: wordType,
      content: aWordDocument('Our reading plan', 'Each team meets on Mondays.'),
      description: 'The plan',
    };
    const { page } = await atTheDesk(site, { third });
    await page
      .getByRole('navigation', { name: 'Artifacts' })
      .getByRole('button', { name: 'Profile of sample documents' })
      .click();
    await page.getByRole('button', { name: /File 3/ }).click();
    await page.frameLocator('iframe[title="The plan"]').getByText('Each team meets on Mondays.').waitFor();
    await page.getByText('Shown here in a format that opens on every device.').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download document-profile-3.docx' }).press('Enter');
    expect((await download).suggestedFilename()).toBe('document-profile-3.docx');
  });

  it('is on one side of a narrow screen, with the rubric on the other', async () => {
    const { page } = await atTheDesk(site);
    await page.setViewportSize({ width: 390, height: 800 });
    const rubric = page.getByRole('heading', { name: 'Rubric' });
    await rubric.waitFor();
    await page.getByRole('button', { name: /page 5/ }).click();
    await page.getByRole('group', { name: 'Page 5 of 5' }).waitFor();
    expect(await rubric.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Rubric' }).click();
    await rubric.waitFor();
    expect(await focused(page)).toMatch(/page 5/);
  });
});

describe('a narrative', () => {
  it('that was pasted from Word keeps its list, its columns, and its line breaks', async () => {
    const { page } = await atTheDesk(site, {
      narrative:
        'Heading\r\n•\tFirst point\r\no\tNested point\r\nSchool\tBefore\tAfter\r\nNorth\t41\t58\r\nA soft break\u000binside and a form feed\u000chere.\r\n\r\nمدير المدرسة',
    });
    const text = page.getByRole('article', { name: 'Text' });
    await text.getByRole('listitem').getByRole('listitem').getByText('Nested point').waitFor();
    expect(await text.getByRole('row').allInnerTexts()).toEqual(['School\tBefore\tAfter', 'North\t41\t58']);
    expect(await text.getByRole('paragraph').allInnerTexts()).toEqual([
      'Heading',
      'A soft break\ninside and a form feed',
      'here.',
      'مدير المدرسة',
      '24 words',
    ]);
    expect(
      await page.evaluate(
        `[...document.querySelectorAll('article[aria-label="Text"] p')].map((p) => getComputedStyle(p).direction)`,
      ),
    ).toEqual(['ltr', 'ltr', 'ltr', 'rtl', 'ltr']);
    await expectAccessible(page);
  });
});

describe('the queue', () => {
  it('takes the next review from the pool with one key, and says when there is none', async () => {
    await aSubmissionWithFiles(site);
    const page = await site.openPage({ as: await aReviewer(site), at: '/reviews' });
    await page.getByText('You have no review in progress.').waitFor();
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: 'Rubric' }).waitFor();
    await page.goto('/reviews');
    await page.getByText('From the pool', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Take one from the pool' }).click();
    await page.getByText('No submission needs a review from you').waitFor();
    await expectAccessible(page);
  });

  it('lets a reviewer return a review with a reason, and says what is late', async () => {
    const { page, reviewId } = await atTheDesk(site);
    await site.advance({ days: 15 });
    await page.goto('/reviews');
    await page.getByText('1 review is late').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Return this review/ }).click();
    await page.getByLabel('Reason').fill('I don’t have time.');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Return this review', exact: true }).click();
    await page.getByText(/is no longer yours/).waitFor();
    await page.goto(`/reviews/${reviewId}`);
    await page.getByRole('heading', { name: 'This is no longer available' }).waitFor();
  });
});

describe("a reviewer's pages", () => {
  it('have no axe findings in both themes, and no sideways scrolling at 320 pixels', async () => {
    const reviewer = await aReviewer(site);
    const [id] = await offered(site, await aSubmissionWithFiles(site), reviewer);
    const page = await site.openPage({ as: reviewer, at: '/reviews' });
    await page.getByRole('button', { name: /^Accept/ }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Accept/ }).click();
    await page.getByRole('heading', { name: 'Rubric' }).waitFor();
    await page.getByRole('radio', { name: 'Not met' }).first().check();
    await expectAccessible(page);
    await page.getByRole('button', { name: /page 3/ }).click();
    await page.getByRole('group', { name: 'Page 3 of 5' }).locator('canvas').waitFor();
    await expectAccessible(page);
    await page.goto(`/reviews/${id}/lock`);
    await page.getByRole('heading', { name: 'What is missing' }).waitFor();
    await expectAccessible(page);
  });

  it('have none when locked, or when a third reviewer decides', async () => {
    const { first, third } = await aSubmissionInReview(site, {
      submission: await aSubmissionWithFiles(site),
    }).adjudicated('o1');
    const locked = await site.openPage({ as: { id: first.reviewerId }, at: `/reviews/${first.id}` });
    await locked.getByRole('article', { name: 'The other reviewer' }).first().waitFor();
    await expectAccessible(locked);
    const adjudicating = await site.openPage({ as: { id: third.reviewerId }, at: `/reviews/${third.id}` });
    await adjudicating.getByRole('heading', { name: 'Rubric' }).waitFor();
    expect(await adjudicating.locator('[data-detail]').count()).toBe(1);
    await expectAccessible(adjudicating);
  });
});
