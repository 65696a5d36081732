import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Person } from '#identity';
import { anEnrollment, aPerson, aPilot, aReviewer, aSubmissionInReview, lockedBy, type OpenPilot } from '#testing';
import { expectAccessible } from './accessible.js';
import { effortOn } from './effort.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
let administrator: Person;
beforeAll(async () => {
  site = await startSite();
  administrator = await aPerson(site, { roles: ['administrator'], name: 'Adele Ministrator' });
}, 120_000);
afterAll(() => site.stop());

const said = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words }).waitFor();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const inReview = async (name: string, pilot?: OpenPilot) =>
  aSubmissionInReview(site, {
    enrollment: await anEnrollment(site, { pilot, person: await aPerson(site, { name }) }).active(),
  });
const numberOf = async (submissionId: string) => {
  const [row] = await site.dataSource.query<{ number: number }[]>('SELECT number FROM submission WHERE id = $1', [
    submissionId,
  ]);
  return String(row!.number);
};

describe('an administrator with a decision', () => {
  it('reads the work, the scores and the words on one page', async () => {
    const { submission } = await (await inReview('Wanda Work')).decided({ o1: 'not_met' });
    await site.untilIdle();
    const page = await site.openPage({ as: administrator, at: `/admin/review/decisions/${submission.id}` });
    await heading(page, 'Wanda Work: not yet met');
    await page.getByText(`submission ${await numberOf(submission.id)}`).waitFor();
    await page.getByRole('row', { name: /Does not meet.*Both reviewers.*First: Not met.*Second: Not met/ }).waitFor();
    const words = page.getByRole('region', { name: 'What the reviewers wrote' });
    await words.getByText('The evidence for o1 has no dates.').first().waitFor();
    await words.getByText('Read with care.').first().waitFor();
    await page.getByRole('article', { name: 'Text' }).first().waitFor();
    await page
      .getByRole('button', { name: /^Open beside what reviewers see/ })
      .first()
      .waitFor();
    await page.getByRole('heading', { name: 'Evidence' }).waitFor();
    await expectAccessible(page);
  }, 180_000);

  it('goes from the enrollment to the submission and the decision, and back', async () => {
    const { submission } = await (await inReview('Lena Link')).decided();
    const number = await numberOf(submission.id);
    const page = await site.openPage({ as: administrator, at: `/admin/enrollments/${submission.enrollmentId}` });
    const attempts = page.getByRole('table', { name: 'Each submission, with its decision' });
    await attempts.getByRole('row', { name: new RegExp(`${number}.*Met.*Waits for its release`) }).waitFor();
    await expectAccessible(page);
    await attempts.getByRole('link', { name: number }).click();
    await page.getByText('Decided: met').waitFor();
    await page.getByRole('link', { name: 'See the decision' }).click();
    await heading(page, 'Lena Link: met');
    await page.getByRole('link', { name: 'See its reviews' }).click();
    await heading(page, /^Lena Link: /);
    await page.getByRole('link', { name: 'Read the submission' }).click();
    await page.getByRole('link', { name: 'See the decision' }).click();
    await page.getByRole('link', { name: 'See the enrollment' }).click();
    await heading(page, 'Lena Link');
  }, 180_000);

  it('sees the decision and its release in the history of the enrollment', async () => {
    const { submission } = await (await inReview('Hanna History')).decided();
    const page = await site.openPage({ as: administrator, at: `/admin/review/decisions/${submission.id}` });
    await page.getByRole('button', { name: 'Release' }).click();
    await page.getByRole('button', { name: 'Release decision' }).click();
    await said(page, 'The decision was released to Hanna History.');
    await page.getByRole('link', { name: 'See the enrollment' }).click();
    const history = page.getByRole('table', { name: 'What happened to this enrollment' });
    await history.getByRole('row', { name: /Decided: met.*The reviewers.*Attempt 1/ }).waitFor();
    await history.getByRole('row', { name: /Decision released: met.*Adele Ministrator/ }).waitFor();
    await history.getByRole('link', { name: 'Decision released: met' }).click();
    await page.getByText('Released', { exact: true }).waitFor();
  }, 180_000);

  it('does not release what they reviewed themselves', async () => {
    const reviewer = await aPerson(site, { roles: ['administrator', 'reviewer'] });
    const { submission } = await aSubmissionInReview(site, {
      reviewers: [reviewer, await aReviewer(site)],
    }).decided();
    const page = await site.openPage({ as: reviewer, at: `/admin/review/decisions/${submission.id}` });
    await page.getByText('You reviewed this submission').waitFor();
    expect(await page.getByRole('button', { name: 'Release' }).count()).toBe(0);
  }, 120_000);
});

describe('an administrator with many decisions', () => {
  it('releases ten in three clicks after seeing the result and scores of each; a disputed one is left out', async () => {
    await site.dataSource.query('UPDATE decision SET released_at = now(), released_by = $1 WHERE released_at IS NULL', [
      administrator.id,
    ]);
    const ten: string[] = [];
    for (let one = 1; one <= 10; one++)
      ten.push((await (await inReview(`Candidate ${one}`)).decided(one === 10 ? { o1: 'not_met' } : {})).submission.id);
    const { submission: disputed, third } = await (await inReview('Doris Disputed')).adjudicated('o1');
    await lockedBy(site, third);
    const page = await site.openPage({ as: administrator, at: '/admin' });
    await page.getByRole('link', { name: 'Decisions to release' }).waitFor();

    const effort = await effortOn(page);
    await page.getByRole('link', { name: 'Decisions to release' }).click();
    await page.getByRole('link', { name: 'Release several' }).click();
    const plan = page.getByRole('table', { name: 'What will be released, before you confirm' });
    await plan
      .getByRole('row', { name: /Candidate 10.*Not yet met.*2 of 3 details.*1 Not met, 2 Demonstrated/ })
      .waitFor();
    expect(await plan.getByRole('row', { name: /Doris Disputed/ }).count()).toBe(0);
    await page.getByText('1 other decision waits.').waitFor();
    await page.getByText('9 will see “met.” 1 will see “not yet met.”').waitFor();
    await page.getByRole('button', { name: 'Release 10 decisions' }).click();
    await heading(page, 'Release of 10 decisions');
    expect(await effort()).toEqual({ clicks: 3, keys: 0 });
    await page.getByText('All decisions are released').waitFor();
    const released = await site.dataSource.query<{ id: string }[]>(
      'SELECT submission_id AS id FROM decision WHERE released_by = $1 AND submission_id = ANY ($2)',
      [administrator.id, [...ten, disputed.id]],
    );
    expect(released.map(({ id }) => id).toSorted()).toEqual(ten.toSorted());
  }, 300_000);

  it('keeps back one of them', async () => {
    const { submission: kept } = await (await inReview('Karl Kept')).decided();
    const { submission: goes } = await (await inReview('Greta Goes')).decided();
    const page = await site.openPage({ as: administrator, at: '/admin/review/release' });
    await page.getByRole('checkbox', { name: 'Release to Karl Kept' }).uncheck();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Release \d+ decision/ }).click();
    await page.getByText('All decisions are released').waitFor();
    const state = (id: string) =>
      site.dataSource.query('SELECT released_at IS NOT NULL AS released FROM decision WHERE submission_id = $1', [id]);
    expect([await state(kept.id), await state(goes.id)]).toEqual([[{ released: false }], [{ released: true }]]);
  }, 180_000);
});

describe('an administrator with candidates who are met and wait for their badge', () => {
  it('sees what each waits for, and records a requirement for all at once', async () => {
    const pilot = await aPilot(site, {
      title: 'Pilot of Waiting',
      requirements: [{ kind: 'community', awardWaits: true }],
    }).open();
    const { submission } = await (await inReview('Mia Met', pilot)).released();
    await (await inReview('Max Met', pilot)).released();
    await site.untilIdle();
    const page = await site.openPage({ as: administrator, at: `/admin/enrollments/${submission.enrollmentId}` });
    await page.getByText('Met, badge waits for participation in the community').waitFor();
    await page.goto(`${site.url}/admin/pilots/${pilot.id}/roster`);
    await page.getByRole('row', { name: /Max Met.*Met, badge waits for participation in the community/ }).waitFor();
    await page.goto(`${site.url}/admin/pilots/${pilot.id}`);
    await page.getByRole('link', { name: '2 candidates are met, and their badges wait for requirements' }).click();
    const list = page.getByRole('table', { name: 'Candidates whose badge waits' });
    await list.getByRole('row', { name: /Mia Met.*Pilot of Waiting.*Participation in the community/i }).waitFor();
    await expectAccessible(page);

    const effort = await effortOn(page);
    await page.getByRole('checkbox', { name: 'Select all 2' }).click();
    await page.getByRole('button', { name: 'Record for 2 candidates' }).click();
    await page.getByRole('row', { name: /Max Met.*Issued then/ }).waitFor();
    await expectAccessible(page);
    await page.getByLabel('How it was met').focus();
    await page.keyboard.type('Answered all prompts.');
    await page.getByRole('dialog').getByRole('button', { name: 'Record for 2 candidates' }).click();
    await said(page, 'Recorded for 2 candidates.');
    expect(await effort()).toEqual({ clicks: 3, keys: 0 });
    await page.getByText('No badge waits for a requirement.').waitFor();
    await site.untilIdle();
    expect(await site.dataSource.query('SELECT state FROM enrollment WHERE pilot_id = $1', [pilot.id])).toEqual([
      { state: 'earned' },
      { state: 'earned' },
    ]);
  }, 180_000);
});
