import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ReleaseDecision } from '#reviews';
import { aPerson, aPilot, aSubmissionInReview, aVersion, type OpenPilot } from '#testing';
import { type LoopbackHttps, openLoopbackHttps } from '../../standalone/src/demo/loopback-https.js';
import { verifyBadgeIndependently } from '../../standalone/src/demo/verify-badge.js';
import { aPdf } from './reviewer/submission-with-files.js';
import { type Site, startSite } from './start-site.js';

/** Everyone in this file works in their own browser, and only through the page. */
let https: LoopbackHttps;
let site: Site;
beforeAll(async () => {
  const now = new Date();
  https = await openLoopbackHttps(now);
  site = await startSite({ front: https, at: new Date(now.getTime() - 60_000) }); // a verifier uses the machine's clock, and a badge must not be from the future
}, 120_000);
afterAll(async () => {
  await site.stop();
  await https.stop();
});

interface Invited {
  name: string;
  email: string;
  role: 'Candidate' | 'Reviewer';
}

const principal: Invited = { name: 'Paula Principal', email: 'paula@example.org', role: 'Candidate' };
const reviewers: Invited[] = ['Rita', 'Rolf'].map((name) => ({
  name: `${name} Reviewer`,
  email: `${name.toLowerCase()}@example.org`,
  role: 'Reviewer',
}));

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();

/** An action that a dialog asks to confirm. */
async function confirm(
  page: Page,
  ask: string,
  deed: string,
  fill?: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
): Promise<void> {
  await page.getByRole('button', { name: ask }).click();
  const dialog = page.getByRole('dialog');
  await fill?.(dialog);
  await dialog.getByRole('button', { name: deed }).click();
}

describe('from the invitation to a badge that a stranger verifies', () => {
  it('an administrator, a principal and two reviewers do all of their work in the browser', async () => {
    const version = await aVersion(site, { code: 'VIS-1' }).inPilot();
    const pilot = await aPilot(site, { title: 'Spring pilot', versions: [version] }).open();
    const administrator = await site.openPage({
      as: await aPerson(site, { roles: ['administrator'] }),
      at: '/admin/people/invitations',
    });

    const [candidate, ...two] = await invite(administrator, [principal, ...reviewers]);
    await recordAttendance(administrator, pilot);
    await register(candidate!);
    await work(candidate!);
    await submitAll(candidate!);
    await assign(administrator);
    for (const reviewer of two) await review(reviewer);
    await release(administrator);
    await meetRequirements(candidate!, administrator);
    await verify(candidate!);
  }, 180_000);
});

describe('a resubmission', () => {
  it('revises the one unmet detail; only that detail is scored again, and the badge follows', async () => {
    const pilot = await aPilot(site, { requirements: [] }).open();
    const { submission: first } = await aSubmissionInReview(site, { pilot }).released({ o2a: 'progressing' });
    const candidate = await site.openPage({ as: { id: first.candidateId }, at: `/work/${first.enrollmentId}` });
    await candidate.getByRole('link', { name: 'Read the whole result' }).click();
    await candidate.getByText('The evidence for o2a has no dates.').first().waitFor();
    await candidate.getByRole('link', { name: 'Revise unmet details' }).click();
    await candidate.getByText('0 of 1 detail revised').waitFor();
    await candidate
      .getByRole('heading', { level: 2 })
      .getByRole('link', { name: /narrative/i })
      .click();
    await candidate.getByRole('textbox', { name: /^Your text/ }).fill(`${words(12)}, with the dates`);
    await candidate.getByText(/^Saved \d/).waitFor();
    await candidate.goto(`/work/${first.enrollmentId}`);
    await submitAll(candidate);
    await candidate.getByText('Attempt 2 of').waitFor();

    const [, second] = candidate.url().split('/receipts/');
    const again = await aSubmissionInReview(site, { submission: { ...first, id: second! } }).offered();
    await review(await site.openPage({ as: { id: again.first.reviewerId }, at: '/reviews' }), { details: 1 });
    await review(await site.openPage({ as: { id: again.second.reviewerId }, at: '/reviews' }), { details: 1 });
    await site.get(ReleaseDecision).run({ actor: { id: again.administratorId }, submissionId: second! });
    await site.untilIdle();
    await candidate.goto(`/work/${first.enrollmentId}`);
    await candidate.getByRole('heading', { name: /^You earned / }).waitFor();
  }, 120_000);
});

/** Invites people, and opens the link in each one's email in its own browser. */
async function invite(administrator: Page, people: Invited[]): Promise<Page[]> {
  await heading(administrator, 'Invitations');
  for (const { name, email, role } of people) {
    await administrator.getByLabel('Email address').fill(email);
    await administrator.getByLabel('Name', { exact: true }).fill(name);
    await administrator.getByLabel('District', { exact: true }).fill(`${name}'s district`);
    for (const other of ['Candidate', 'Reviewer'])
      await administrator.getByRole('checkbox', { name: other }).setChecked(other === role);
    await administrator.getByRole('button', { name: 'Invite', exact: true }).click();
    await said(administrator, `${name} was invited at ${email}.`);
  }
  await site.untilIdle();
  const opened: Page[] = [];
  for (const person of people) {
    const page = await site.openPage({ at: await mailedLink(administrator, person) });
    await heading(page, `Welcome, ${person.name}`);
    await page.getByLabel('Password', { exact: true }).fill(`a password that ${person.name} chose`);
    await page.getByRole('button', { name: 'Open my account' }).click();
    await heading(page, person.role === 'Candidate' ? 'My work' : 'Reviews');
    opened.push(page);
  }
  return opened;
}

/** Without a mail server, emails are kept, and an administrator passes their links on. */
async function mailedLink(administrator: Page, { email }: Invited): Promise<string> {
  await administrator.goto('/admin/messages');
  await administrator.getByRole('row').filter({ hasText: email }).getByRole('rowheader').getByRole('link').click();
  const letter = administrator.locator('pre');
  await letter.waitFor();
  return /\S+\/invitation#\S+/.exec(await letter.innerText())![0];
}

async function recordAttendance(administrator: Page, { id, meetingId }: OpenPilot): Promise<void> {
  await administrator.goto(`/admin/pilots/${id}/meetings/${meetingId}`);
  await administrator.getByRole('checkbox', { name: principal.name }).check();
  await administrator.getByRole('button', { name: 'Record attendance' }).click();
  await said(administrator, 'One person was recorded as attended.');
}

async function register(candidate: Page): Promise<void> {
  await candidate.reload();
  await candidate.getByRole('link', { name: /Meetings and registration/ }).click();
  await heading(candidate, 'Spring pilot');
  await confirm(candidate, 'Register: VIS-1', 'Register');
  await candidate.getByText('Your days begin to count when you start work').waitFor();
  await confirm(candidate, 'Start work', 'Start today');
  await candidate.getByText('120 days left').waitFor();
}

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');

/** Three texts, a file, and the evidence. */
async function work(candidate: Page): Promise<void> {
  const tasks = candidate.url();
  for (const [title, minimum] of [
    [/narrative/i, 10],
    [/analysis/i, 1],
    [/reflection/i, 5],
  ] as const) {
    await candidate.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link', { name: title }).click();
    await candidate.getByRole('textbox', { name: /^Your text/ }).fill(words(minimum));
    await candidate.getByText(/^Saved \d/).waitFor();
    await candidate.goto(tasks);
  }

  await candidate
    .getByRole('heading', { level: 2 })
    .getByRole('link', { name: /documents/i })
    .click();
  const chooser = candidate.waitForEvent('filechooser');
  await candidate.getByRole('button', { name: 'Choose files' }).click();
  await (
    await chooser
  ).setFiles({ name: 'Minutes of Paula.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await aPdf(2)) });
  await candidate.getByText('Uploaded and checked').waitFor();
  await candidate.getByLabel('Description: Minutes of Paula.pdf').fill('Minutes of two meetings');
  await candidate.keyboard.press('Enter');
  await candidate.getByText('Saved', { exact: true }).waitFor();

  await candidate.goto(`${tasks}/evidence`);
  for (const [detail, page] of [
    ['Plans a shared reading hour', 1],
    ['Prepares the teachers', 2],
    ['Takes part', 2],
  ] as const) {
    await candidate.getByRole('button', { name: `Link evidence to: ${detail}` }).click();
    const shows = candidate.getByLabel('What shows it');
    await shows.selectOption(await shows.locator('option', { hasText: 'Minutes of Paula.pdf' }).getAttribute('value'));
    await candidate.locator('input[name=at]').fill(String(page));
    await candidate.getByLabel('Why it shows it').fill(`Page ${page} shows it.`);
    await candidate.getByRole('button', { name: 'Link evidence', exact: true }).click();
    await candidate.getByRole('button', { name: `Link more evidence to: ${detail}` }).waitFor();
  }
  await candidate.goto(tasks);
}

async function submitAll(candidate: Page): Promise<void> {
  await candidate.getByRole('link', { name: 'Check your answers and submit' }).click();
  await candidate.getByLabel(/^This work is my own/).check();
  await candidate.getByLabel('I did not use AI.').check();
  await candidate.getByLabel('No. Nobody is shown or named.').check();
  await candidate.getByRole('button', { name: 'Save attestation' }).click();
  await candidate.getByText('Nothing is missing.').waitFor();
  await confirm(candidate, 'Submit', 'Submit');
  await heading(candidate, 'Receipt');
  await candidate.getByText('Submitted on time').waitFor();
  const download = candidate.waitForEvent('download');
  await candidate.getByRole('link', { name: 'Download PDF' }).click();
  expect(await (await download).failure()).toBeNull();
}

async function assign(administrator: Page): Promise<void> {
  await administrator.goto('/admin/review');
  await administrator.getByRole('link', { name: principal.name }).click();
  for (const { name } of reviewers) await administrator.getByRole('checkbox', { name }).check();
  await administrator.getByRole('button', { name: 'Ask both' }).click();
  await said(administrator, 'Both reviewers were asked.');
}

/** Accepts the offer, scores every detail, and locks. */
async function review(reviewer: Page, { details = 3 } = {}): Promise<void> {
  await reviewer.reload();
  await reviewer.getByRole('button', { name: /^Accept/ }).click();
  await reviewer.getByRole('heading', { name: 'Rubric' }).waitFor();
  expect(await reviewer.locator('[data-detail]').count()).toBe(details);
  for (const detail of await reviewer.locator('[data-detail]').all()) {
    await detail.getByRole('radio', { name: 'Demonstrated' }).check();
    await detail.getByText(/^Saved \d/).waitFor();
  }
  await reviewer.getByRole('link', { name: 'Check and lock' }).click();
  await reviewer.getByLabel(/^Overall comments/).fill('Clear, well-documented work.');
  await reviewer.getByRole('button', { name: 'Lock review' }).click();
  await reviewer.getByRole('heading', { name: 'Scores', exact: true }).waitFor();
}

async function release(administrator: Page): Promise<void> {
  await administrator.goto('/admin/review/decisions');
  await administrator.getByRole('link', { name: principal.name }).click();
  await heading(administrator, `${principal.name}: met`);
  await confirm(administrator, 'Release', 'Release decision');
  await said(administrator, `The decision was released to ${principal.name}.`);
}

/** The pilot also requires feedback and participation in the community; the badge waits for both. */
async function meetRequirements(candidate: Page, administrator: Page): Promise<void> {
  await candidate.goto('/work');
  await candidate.getByRole('main').getByRole('link', { name: /VIS-1/ }).first().click();
  await candidate.getByRole('link', { name: 'Read the result and the reviewers’ feedback' }).click();
  await heading(candidate, 'Met');
  await candidate.getByText('Clear, well-documented work.').first().waitFor();
  await candidate.getByRole('link', { name: 'Give feedback' }).click();
  for (const scale of ['Rigor', 'Clarity'])
    await candidate.getByRole('radiogroup', { name: scale }).getByRole('radio', { name: '4' }).check();
  await candidate.getByRole('button', { name: 'Submit feedback' }).click();
  await candidate.getByText('Thank you. Your feedback is saved.').waitFor();

  await administrator.getByRole('link', { name: 'See the enrollment' }).click();
  await confirm(administrator, 'Record as met', 'Record as met', (dialog) =>
    dialog.getByLabel('How it was met').fill('Answered every prompt.'),
  );
  await said(administrator, 'The requirement was recorded as met.');
}

async function verify(candidate: Page): Promise<void> {
  await site.untilIdle();
  await candidate.goto('/my-badges');
  await candidate.getByRole('link', { name: /Developing/ }).click();
  const address = await candidate.getByRole('textbox', { name: 'Public link' }).inputValue();
  const stranger = await site.openPage({ at: address });
  await stranger.getByText(principal.name).first().waitFor();
  expect(await verifyBadgeIndependently(address, https)).toMatchObject({ signature: true, inForce: true, errors: [] });
}
