import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AcceptReview, KeepPhrase } from '#reviews';
import { aPerson, aPilot, aReviewer } from '#testing';
import { expectAccessible } from './accessible.js';
import { atTheDesk, focused, offered } from './reviewer/at-the-desk.js';
import { aSubmissionWithFiles } from './reviewer/submission-with-files.js';
import { type Site, startSite } from './start-site.js';

const words = 'Say who does what by when.';

describe('phrases that reviewers share', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  }, 120_000);
  afterAll(() => site.stop());

  it('are shared at an outcome, hidden from the other reviewer, inserted by keyboard, withdrawn, and removed', async () => {
    const [sharer, other] = [await aReviewer(site), await aReviewer(site)];
    await site.get(KeepPhrase).run({ actor: sharer, text: words });
    const pilot = await aPilot(site).open();
    const [theirs, others] = await offered(site, await aSubmissionWithFiles(site, { pilot }), sharer, other);
    await site.get(AcceptReview).run({ actor: sharer, reviewId: theirs! });
    await site.get(AcceptReview).run({ actor: other, reviewId: others! });
    await site.advance({ minutes: 1 });

    const page = await site.openPage({ as: sharer, at: `/reviews/${theirs}` });
    const detail = page.locator('[data-detail="o1"]');
    await detail.waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('p');
    await detail.getByRole('button', { name: `Insert into the rationale: ${words}` }).waitFor();
    await detail.getByRole('button', { name: `Share the phrase: ${words}` }).press('Enter');
    await detail.getByRole('button', { name: `Stop sharing: ${words}` }).waitFor();
    expect(await focused(page)).toBe(`Stop sharing: ${words}`);
    await expectAccessible(page);

    await site.advance({ minutes: 1 });
    const beside = await site.openPage({ as: other, at: `/reviews/${others}` });
    await beside.locator('[data-detail="o1"]').waitFor();
    await beside.keyboard.press('j');
    await beside.keyboard.press('p');
    await beside.getByText('No shared phrases to show.').waitFor();
    expect(await beside.getByText(words).count()).toBe(0);

    const { page: later } = await atTheDesk(site, { pilot });
    await later.keyboard.press('j');
    await later.keyboard.press('p');
    const insert = later.getByRole('button', { name: `Insert into the rationale: ${words}` });
    await insert.waitFor();
    while ((await focused(later)) !== `Insert into the rationale: ${words}`) await later.waitForTimeout(20);
    await expectAccessible(later);
    await later.keyboard.press('Enter');
    const rationale = later.locator('[data-detail="o1"]').getByRole('textbox', { name: /^Rationale/ });
    expect(await rationale.inputValue()).toBe(words);
    expect(await later.getByRole('button', { name: /^Stop sharing/ }).count()).toBe(0);

    await detail.getByRole('button', { name: `Stop sharing: ${words}` }).press('Enter');
    await detail.getByRole('button', { name: `Share the phrase: ${words}` }).waitFor();
    await detail.getByRole('button', { name: `Share the phrase: ${words}` }).press('Enter');
    await detail.getByRole('button', { name: `Stop sharing: ${words}` }).waitFor();

    const [{ versionId }] = await site.dataSource.query<[{ versionId: string }]>(
      'SELECT version_id AS "versionId" FROM shared_phrase',
    );
    const administrator = await aPerson(site, { roles: ['administrator'] });
    const office = await site.openPage({ as: administrator, at: `/admin/review/agreement/${versionId}` });
    await office.getByRole('button', { name: `Remove: ${words}` }).click();
    await office.getByRole('button', { name: 'Remove', exact: true }).click();
    await office.getByText('No reviewer shares a phrase here yet.').waitFor();
    await expectAccessible(office);
  }, 180_000);
});
