import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FingerprintSubmission, SaveText, SealSubmission } from '#submissions';
import {
  aFile,
  aPerson,
  asCandidate,
  aSubmission,
  aSubmissionInReview,
  completed,
  samplePdf,
  type TheirSubmission,
} from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

const text = Array.from({ length: 60 }, (_, week) => `In week ${week} the team met and read the data.`).join(' ');

async function sealedBy(name: string): Promise<TheirSubmission> {
  const draft = await aSubmission(site, { person: await aPerson(site, { name }) }).draft();
  const write = { actor: asCandidate(draft.candidateId), submissionId: draft.id };
  await site.get(SaveText).run({ ...write, kind: 'responsive_narrative', text, revision: 0 });
  await aFile(site, draft, 'document_profile', { name: 'Minutes.pdf', content: samplePdf('Minutes') });
  await completed(site, draft);
  await site.get(SealSubmission).run(write);
  return draft;
}

describe('the same file twice in one artifact', () => {
  it('is said at the second one', async () => {
    const draft = await aSubmission(site).draft();
    for (const name of ['Agenda.pdf', 'Agenda (1).pdf'])
      await aFile(site, draft, 'document_profile', { name, content: samplePdf('Agenda') });
    const page = await site.openPage({
      as: { id: draft.candidateId },
      at: `/work/${draft.enrollmentId}/artifacts/document_profile`,
    });
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Agenda (1).pdf' })
      .getByText('This is the same file as file 1.')
      .waitFor();
    expect(await page.getByText('This is the same file as').count()).toBe(1);
    await expectAccessible(page);
  }, 60_000);
});

describe('similar work', () => {
  it('is found by the worker, read by an administrator side by side, and closed with a note', async () => {
    const administrator = await aPerson(site, { roles: ['administrator'] });
    const first = await sealedBy('Zenobia Marrowby');
    const second = await sealedBy('Ambrose Tellwright');
    await site.untilIdle();

    const office = await site.openPage({ as: administrator, at: '/admin/review' });
    await office.getByRole('link', { name: 'Similar work' }).click();
    await office.getByRole('heading', { name: 'Similar work', level: 1 }).waitFor();
    const pairs = office.getByRole('list', { name: 'Similar work' }).locator(':scope > li');
    const common = pairs.getByRole('list', { name: /^The same in the work of/ }).locator(':scope > li');
    const texts = common.filter({ hasText: /About [\d,]+ words are the same: 100% of the shorter text/ });
    const files = common.filter({ hasText: 'The same file' });
    await texts.waitFor();
    await files
      .getByText(/file 1 \(Minutes\.pdf\)/)
      .first()
      .waitFor();
    for (const name of ['Zenobia Marrowby', 'Ambrose Tellwright']) await pairs.getByRole('link', { name }).waitFor();
    expect(await texts.getByText('In week 0 the team met and read the data').count()).toBe(2);
    await expectAccessible(office);

    await office.getByRole('combobox', { name: 'What is the same' }).selectOption('The same file');
    await texts.waitFor({ state: 'detached' });
    await files.getByRole('button', { name: /^Seen, no issue/ }).click();
    await office.getByRole('textbox', { name: 'Note (administrators read it)' }).fill('One school, one meeting.');
    await expectAccessible(office);
    await office.getByRole('button', { name: 'Remove from the list' }).click();
    await office.getByText('There is no similar work.').waitFor();
    await office.getByRole('combobox', { name: 'Show' }).selectOption('Seen, no issue');
    await files.getByText('“One school, one meeting.”').waitFor();

    await office.goto(`/admin/review/submissions/${second.id}`);
    await office.getByRole('heading', { name: 'Similar work', level: 2 }).waitFor();
    await texts.waitFor();
    expect(await files.count()).toBe(0);
    await expectAccessible(office);
    await pairs.getByRole('link', { name: 'Zenobia Marrowby' }).click();
    await office.waitForURL(`**/admin/review/submissions/${first.id}/reading`);
    await office.getByText('In week 59 the team met').waitFor();

    const phone = await site.openPage({ as: administrator, at: '/admin/review/similar-work', width: 390 });
    await phone.getByRole('link', { name: 'Ambrose Tellwright' }).waitFor();
    await expectAccessible(phone);
  }, 60_000);

  it('of two submissions stands in one card, and is closed with one note', async () => {
    const minutes = ['May', 'June', 'July'].map((month) => samplePdf(`Minutes of ${month}`));
    for (const name of ['Philippa Grange', 'Barnaby Stoke']) {
      const draft = await aSubmission(site, { person: await aPerson(site, { name }) }).draft();
      for (const content of minutes) await aFile(site, draft, 'document_profile', { content });
      await completed(site, draft);
      await site.get(SealSubmission).run({ actor: asCandidate(draft.candidateId), submissionId: draft.id });
      await site.get(FingerprintSubmission).run({ submissionId: draft.id });
    }
    const administrator = await aPerson(site, { roles: ['administrator'] });
    const page = await site.openPage({ as: administrator, at: '/admin/review/similar-work?kind=same-file' });
    const card = page
      .getByRole('list', { name: 'Similar work' })
      .locator(':scope > li')
      .filter({ hasText: 'Barnaby Stoke' });
    await card.getByRole('heading', { name: 'Philippa Grange and Barnaby Stoke', level: 2 }).waitFor();
    expect(await card.count()).toBe(1);
    expect(await card.getByRole('heading', { name: 'The same file', level: 3 }).count()).toBe(3);
    expect(await card.getByRole('link').count()).toBe(2);
    await expectAccessible(page);
    await card.getByRole('button', { name: /^Seen, no issue in all 3/ }).click();
    await page.getByRole('textbox', { name: 'Note (administrators read it)' }).fill('Both are of one committee.');
    await page.getByRole('button', { name: 'Remove from the list' }).click();
    await card.waitFor({ state: 'detached' });
    await page.getByRole('combobox', { name: 'Show' }).selectOption('Seen, no issue');
    await card.getByText('“Both are of one committee.”').last().waitFor();
    expect(await card.getByText('“Both are of one committee.”').count()).toBe(3);
  }, 60_000);

  it('is a caution before a decision is released', async () => {
    const content = samplePdf('The plan of the district');
    const withPlan = async () => {
      const draft = await aSubmission(site).draft();
      await aFile(site, draft, 'document_profile', { content });
      await completed(site, draft);
      await site.get(SealSubmission).run({ actor: asCandidate(draft.candidateId), submissionId: draft.id });
      return draft;
    };
    await withPlan();
    const { submission, administratorId } = await aSubmissionInReview(site, { submission: await withPlan() }).decided();
    await site.get(FingerprintSubmission).run({ submissionId: submission.id });
    const page = await site.openPage({ as: { id: administratorId }, at: `/admin/review/decisions/${submission.id}` });
    await page.getByText('There is similar work').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'See the similar work' }).click();
    await page.getByRole('heading', { name: 'The same file' }).waitFor();
  }, 60_000);
});
