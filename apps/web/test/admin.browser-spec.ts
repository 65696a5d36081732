import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Person } from '#identity';
import { localDayOf } from '#kernel';
import {
  aCrowdLike,
  aMetSubmission,
  anEnrollment,
  aPerson,
  aPilot,
  aReviewer,
  aSubmission,
  aSubmissionInReview,
  aVersion,
} from '#testing';
import { expectAccessible } from './accessible.js';
import { effortOn } from './effort.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
let administrator: Person;
beforeAll(async () => {
  site = await startSite();
  administrator = await aPerson(site, { roles: ['administrator'], name: 'Adele Ministrator', zone: 'America/Chicago' });
}, 120_000);
afterAll(() => site.stop());

const focused = `(() => { const element = document.activeElement; return (element.labels?.[0]?.textContent || element.getAttribute('aria-label') || element.textContent || '').trim(); })()`;

/** Presses Tab until the focused element has this name, as someone without a mouse does. */
async function tabTo(page: Page, name: string | RegExp, { back = false } = {}): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < 150; step++) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const text = await page.evaluate<string>(focused);
    if (typeof name === 'string' ? text === name : name.test(text)) return;
    passed.push(text);
  }
  throw new Error(`Tab never reaches ${String(name)} on ${page.url()}, only to ${[...new Set(passed)].join(' | ')}`);
}

async function typeInto(page: Page, label: string | RegExp, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const said = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words }).waitFor();

describe('an administrator, by keyboard alone', () => {
  it('creates a pilot with a meeting, and records who attended it', async () => {
    const version = await aVersion(site, { code: 'VIS-1' }).inPilot();
    const candidate = await aPerson(site, { name: 'Cora Candidate' });
    const page = await site.openPage({ as: administrator, at: '/admin' });
    await heading(page, 'To do');
    await press(page, 'Pilots');
    await heading(page, 'Pilots');
    await press(page, 'Create a pilot');
    await heading(page, 'Create a pilot');
    await typeInto(page, /^VIS-1/, '20');
    await typeInto(page, /^Code/, 'autumn');
    await typeInto(page, /^Title/, 'Autumn pilot');
    await press(page, 'Create pilot');
    await heading(page, 'Autumn pilot');
    await page.getByRole('rowheader', { name: new RegExp(`version ${version.number}`) }).waitFor();

    await tabTo(page, /^Starts \(/);
    await page.getByLabel(/^Starts \(/).fill(`${localDayOf(site.clock.now(), 'America/Chicago')}T08:00`);
    await press(page, 'Schedule meeting');
    await said(page, 'Informational meeting was scheduled.');
    await page.getByRole('link', { name: 'Informational meeting' }).waitFor();
    await tabTo(page, 'Informational meeting', { back: true });
    await page.keyboard.press('Enter');
    await heading(page, 'Informational meeting');

    await typeInto(page, /^Find candidates/, 'Cora');
    await page.getByRole('checkbox', { name: candidate.name }).waitFor();
    await tabTo(page, candidate.name);
    await page.keyboard.press('Space');
    await press(page, 'Record attendance');
    await said(page, 'One person was recorded as attended.');
    await page.getByRole('rowheader', { name: candidate.name }).waitFor();
    const [pilot] = await site.dataSource.query<{ id: string }[]>(
      'SELECT pilot_id AS id FROM attendance JOIN meeting ON meeting.id = meeting_id WHERE person_id = $1 AND attended',
      [candidate.id],
    );
    expect(pilot).toBeDefined();
  }, 180_000);

  it('moves a meeting, and cancels it', async () => {
    const pilot = await aPilot(site, { title: 'Winter pilot' }).open();
    const page = await site.openPage({
      as: administrator,
      at: `/admin/pilots/${pilot.id}/meetings/${pilot.meetingId}`,
    });
    await heading(page, 'Informational meeting');
    await tabTo(page, /^Starts \(/);
    await page.getByLabel(/^Starts \(/).fill('2026-03-20T16:30');
    await press(page, 'Save');
    await said(page, 'Changes to Informational meeting were saved.');
    await page.getByText('Fri, March 20, 2026 at 4:30 PM CDT').waitFor();
    await press(page, 'Cancel meeting');
    await page.getByRole('dialog').waitFor();
    await typeInto(page, /^Reason \(everyone/, 'Nobody could come.');
    await press(page, 'Cancel meeting');
    await heading(page, 'Winter pilot');
    await page.getByText('No meeting is scheduled.').waitFor();
  }, 180_000);

  it('asks two reviewers without conflicts', async () => {
    const reviewers = [await aReviewer(site), await aReviewer(site)];
    const candidate = await aPerson(site, { name: 'Sam Sealed', district: 'Shared District' });
    const conflicted = await aPerson(site, { roles: ['reviewer'], district: 'Shared District' });
    const { id } = await aSubmission(site, {
      enrollment: await anEnrollment(site, { person: candidate }).active(),
    }).sealed();
    const page = await site.openPage({ as: administrator, at: '/admin' });
    await heading(page, 'To do');
    await press(page, 'Submission without reviewers');
    await heading(page, 'Review');
    await page.getByRole('link', { name: 'Sam Sealed' }).waitFor();
    await press(page, 'Sam Sealed');
    await heading(page, /^Sam Sealed/);
    await page.getByRole('row', { name: new RegExp(`${conflicted.name}.*same district`) }).waitFor();
    expect(await page.getByRole('checkbox', { name: conflicted.name }).count()).toBe(0);
    for (const { name } of reviewers) {
      const box = page.getByRole('checkbox', { name, exact: true });
      await box.waitFor();
      while (!(await box.evaluate((element: { matches(selector: string): boolean }) => element.matches(':focus'))))
        await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
    }
    await press(page, 'Ask both');
    await said(page, 'Both reviewers were asked.');
    const asked = await site.dataSource.query<{ reviewer_id: string }[]>(
      'SELECT reviewer_id FROM review WHERE submission_id = $1',
      [id],
    );
    expect(asked.map((review) => review.reviewer_id).sort()).toEqual(reviewers.map((reviewer) => reviewer.id).sort());
  }, 180_000);

  it('extends a deadline, and reads the new last day first', async () => {
    const enrollment = await anEnrollment(site, {
      pilot: await aPilot(site, { title: 'Extended pilot' }).open(),
      person: await aPerson(site, { name: 'Ada Active' }),
    }).active();
    const page = await site.openPage({ as: administrator, at: `/admin/pilots/${enrollment.pilotId}/roster` });
    await page.getByRole('checkbox', { name: 'Select Ada Active' }).waitFor();
    const effort = await effortOn(page);
    await tabTo(page, 'Select Ada Active');
    await page.keyboard.press('Space');
    await tabTo(page, 'Extend deadline', { back: true });
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /Ada Active.*End of .*days left/ }).waitFor();
    await typeInto(page, /^Reason/, 'The school was closed after the storm.');
    await press(page, 'Extend deadline');
    await said(page, '1 deadline extended.');
    expect((await effort()).clicks).toBe(0);
    const [{ closes_at: close }] = await site.dataSource.query<[{ closes_at: Date }]>(
      'SELECT closes_at FROM enrollment WHERE id = $1',
      [enrollment.id],
    );
    expect(close.getTime()).toBeGreaterThan(enrollment.closesAt!.getTime());
  }, 180_000);

  it('releases a decision after confirming it once', async () => {
    const candidate = await aPerson(site, { name: 'Dana Decided' });
    const { submission } = await aSubmissionInReview(site, {
      enrollment: await anEnrollment(site, { person: candidate }).active(),
    }).decided();
    const page = await site.openPage({ as: administrator, at: '/admin/review/decisions' });
    await page.getByRole('link', { name: 'Dana Decided' }).waitFor();
    await press(page, 'Dana Decided');
    await heading(page, 'Dana Decided: met');
    await page.getByText('Read with care.').first().waitFor();
    await press(page, 'Release');
    await page.getByRole('dialog').waitFor();
    await expectNothingReleased(submission.id);
    await press(page, 'Release decision');
    await said(page, 'The decision was released to Dana Decided.');
    await page.getByText('Released', { exact: true }).waitFor();
    await page.locator('h1:focus').waitFor();
  }, 180_000);

  it('releases all waiting decisions at once, and sees their badges issued', async () => {
    const pilot = await aPilot(site, { requirements: [] }).open();
    await aCrowdLike(site, await aMetSubmission(site, { pilot }).decided(), 4);
    const page = await site.openPage({ as: administrator, at: '/admin/review/decisions' });
    await page.getByRole('link', { name: 'Release several' }).waitFor();
    await press(page, 'Release several');
    await page.getByRole('button', { name: /^Release \d+ decisions$/ }).waitFor();
    await press(page, /^Release \d+ decisions$/);
    await heading(page, /^Release of \d+ decisions$/);
    await page.getByText('All decisions are released').waitFor();
    await page.getByText(/^\d+ of \d+ issued \(100%\)/).waitFor();
    await expectAccessible(page);
  }, 180_000);
});

describe('a person whose roles and profile an administrator changes', () => {
  it('is saved, and a second tab with the old values overwrites nothing', async () => {
    const person = await aPerson(site, { name: 'Rita Roles', roles: ['candidate'], school: 'First School' });
    const [page, secondTab] = [
      await site.openPage({ as: administrator, at: `/admin/people/${person.id}` }),
      await site.openPage({ as: administrator, at: `/admin/people/${person.id}` }),
    ];
    for (const tab of [page, secondTab]) await heading(tab, 'Rita Roles');
    await page.getByRole('checkbox', { name: 'Reviewer' }).check();
    await page.getByLabel('School').fill('Second School');
    await page.getByRole('button', { name: 'Save' }).first().click();
    await said(page, 'Changes to Rita Roles were saved.');

    await secondTab.getByLabel('School').fill('Third School');
    await secondTab.getByRole('button', { name: 'Save' }).first().click();
    await secondTab.getByText('Someone else changed this person').waitFor();
    expect(await secondTab.getByLabel('School').inputValue()).toBe('Third School');
    expect(await site.dataSource.query('SELECT roles::text[], school FROM person WHERE id = $1', [person.id])).toEqual([
      { roles: ['candidate', 'reviewer'], school: 'Second School' },
    ]);
    await secondTab.getByRole('button', { name: 'Load saved version' }).click();
    await secondTab.getByRole('checkbox', { name: 'Reviewer' }).and(secondTab.locator(':checked')).waitFor();

    await secondTab.getByLabel('School').fill('Third School');
    await secondTab.getByRole('button', { name: 'Save' }).first().click();
    await said(secondTab, 'Changes to Rita Roles were saved.');
  }, 120_000);

  it('can get a new address and then another role, without a reload between them', async () => {
    const person = await aPerson(site, { name: 'Adam Address', roles: ['candidate'] });
    const page = await site.openPage({ as: administrator, at: `/admin/people/${person.id}` });
    await page.getByRole('textbox', { name: 'New email address' }).fill('adam@example.org');
    await page.getByRole('button', { name: 'Change address' }).click();
    await page.getByText('adam@example.org', { exact: true }).waitFor();
    await page.getByRole('checkbox', { name: 'Coach' }).check();
    await page.getByRole('button', { name: 'Save' }).first().click();
    await said(page, 'Changes to Adam Address were saved.');
    await page.getByRole('checkbox', { name: 'Coach' }).and(page.locator(':checked')).waitFor();
  }, 120_000);
});

describe('a coach', () => {
  it('sees the progress of the people they coach, and records a meeting about the last result', async () => {
    const coach = await aPerson(site, { roles: ['coach'] });
    const { submission } = await aSubmissionInReview(site).released({ o1: 'not_met' });
    await site.dataSource.query('INSERT INTO coaching (coach_id, candidate_id, since) VALUES ($1, $2, now())', [
      coach.id,
      submission.candidateId,
    ]);
    await site.untilIdle();
    const page = await site.openPage({ as: coach, at: '/coaching' });
    await heading(page, 'People you coach');
    await expectAccessible(page);
    await page.getByRole('rowheader').getByRole('link').click();
    await page.getByLabel('Note').fill('Went through the open detail.');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Record meeting' }).click();
    await said(page, 'was recorded');
  }, 120_000);
});

async function expectNothingReleased(submissionId: string): Promise<void> {
  expect(
    await site.dataSource.query('SELECT released_at FROM decision WHERE submission_id = $1', [submissionId]),
  ).toEqual([{ released_at: null }]);
}
