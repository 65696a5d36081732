import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '#identity';
import { aPerson, aSubmissionInReview } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

describe('an administrator who looks after reviewers', () => {
  let site: Site;
  let administrator: Person;
  let reviewer: Person;
  beforeAll(async () => {
    site = await startSite();
    administrator = await aPerson(site, { roles: ['administrator'], name: 'Adele Ministrator' });
    reviewer = await aPerson(site, { roles: ['reviewer'], name: 'Rita Reviewer' });
    await aSubmissionInReview(site, { reviewers: [reviewer] }).decided({ o1: 'not_met' });
    await aSubmissionInReview(site, { reviewers: [reviewer] }).accepted();
    await site.advance({ days: 15 });
  }, 120_000);
  afterAll(() => site.stop());

  it('reminds a reviewer from the list of late reviews, and cannot do it twice a day', async () => {
    const page = await site.openPage({ as: administrator, at: '/admin/review?only=late' });
    await page.getByRole('button', { name: /^Remind: Rita Reviewer/ }).click();
    await page.getByRole('button', { name: 'Send reminder' }).click();
    await page.getByRole('status').filter({ hasText: 'Reminder sent to Rita Reviewer.' }).waitFor();
    await site.untilIdle();
    const letters = await site.dataSource.query<{ subject: string; text: string }[]>(
      `SELECT subject, text FROM message WHERE kind = 'review-reminder' AND person_id = $1`,
      [reviewer.id],
    );
    expect(letters).toMatchObject([{ subject: 'Your reviews that are late' }]);
    expect(letters[0]!.text).toMatch(/Submission \d+ for .*: was due by/);

    await page.getByRole('button', { name: /^Remind: Rita Reviewer/ }).click();
    await page.getByRole('button', { name: 'Send reminder' }).click();
    await page.getByText('was reminded within the last 24 hours').waitFor();
    await expectAccessible(page);
  }, 120_000);

  it("reads a reviewer's page: what is late, pace, severity and agreement with their samples", async () => {
    const page = await site.openPage({ as: administrator, at: '/admin/review?only=late' });
    await page.getByRole('link', { name: 'Rita Reviewer' }).click();
    await page.getByRole('heading', { level: 1, name: 'Rita Reviewer' }).waitFor();
    await page.getByText('1 review to do, 1 late, 0 due soon.').waitFor();
    await page.getByRole('row').filter({ hasText: 'Late:' }).waitFor();
    await page.getByText('You can send the next one later.').waitFor();
    const figure = (name: string) => page.getByRole('row').filter({ hasText: name });
    expect(await figure('Pace:').innerText()).toMatch(/1 locked review\s+Small sample/);
    expect(await figure('Agreement with the other reviewer').innerText()).toMatch(/100%[^]*in 1 submission\s/);
    expect(await figure('Scored as meeting by this reviewer').innerText()).toMatch(/%[^]*Small sample/);
    await expectAccessible(page);
    const phone = await site.openPage({
      as: administrator,
      at: `/admin/review/reviewers/${reviewer.id}`,
      width: 320,
    });
    await phone.getByText('1 review to do').waitFor();
    await expectAccessible(phone);
  }, 120_000);
});
