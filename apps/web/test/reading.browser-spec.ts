import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aReview, type TheirSubmission } from '#testing';
import { expectAccessible } from './accessible.js';
import { aSubmissionWithFiles } from './reviewer/submission-with-files.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
let submission: TheirSubmission;
beforeAll(async () => {
  site = await startSite();
  submission = await aSubmissionWithFiles(site, {
    candidate: { name: 'Zenobia Marrowby' },
    namesSay: 'Protokoll für März',
  });
}, 120_000);
afterAll(() => site.stop());

describe('a candidate', () => {
  it('reads and downloads what they submitted, and sees what reviewers see', async () => {
    const { enrollmentId, id, candidateId } = submission;
    const page = await site.openPage({
      as: { id: candidateId },
      at: `/work/${enrollmentId}/artifacts/document_profile`,
    });
    await page.getByRole('link', { name: 'Read what you submitted' }).click();
    await page.getByRole('heading', { name: 'What you submitted', level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/work/${enrollmentId}/submitted/${id}`);
    await page
      .getByRole('article', { name: 'Text' })
      .first()
      .getByText(/word0 word1/)
      .waitFor();
    await page.getByText('1. Protokoll für März.pdf, page 3').waitFor();
    await page.getByText('The third meeting sets the time and says who will read.').waitFor();
    await page.getByText('Minutes of five team meetings').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);

    await page.getByRole('button', { name: 'See what reviewers see: Protokoll für März.pdf' }).click();
    await page.getByRole('group', { name: 'Page 1 of 5' }).locator('canvas').first().waitFor();
    await page.getByRole('button', { name: 'See what reviewers see: Protokoll für März.png' }).click();
    await page.getByRole('img', { name: 'The wall with the plans' }).waitFor();
    await expectAccessible(page);

    const [original] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download original: Protokoll für März.pdf' }).click(),
    ]);
    expect(original.suggestedFilename()).toBe('Protokoll für März.pdf');
    const [all] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download everything (ZIP)' }).click(),
    ]);
    expect(all.suggestedFilename()).toMatch(/-attempt-1\.zip$/);
    expect(await all.failure()).toBeNull();

    await page.getByRole('link', { name: 'See your receipt' }).click();
    await page.getByRole('heading', { name: 'Receipt' }).waitFor();
    await page.getByRole('link', { name: 'Read what you submitted' }).waitFor();
    const task = await site.openPage({ as: { id: candidateId }, at: `/work/${enrollmentId}` });
    await task.getByRole('link', { name: 'Read what you submitted' }).waitFor();
  }, 90_000);
});

/** The key of the blind copy of the first file. */
const copyOfFirst = async () => {
  const [found] = await site.dataSource.query<{ key: string }[]>(
    `SELECT p.copy_key AS key FROM artifact_file f JOIN preparation p ON p.id = f.storage_key
      WHERE f.submission_id = $1 AND f.position = 1 AND f.kind = 'document_profile'`,
    [submission.id],
  );
  return found!.key;
};

describe('an administrator', () => {
  it('reads the original beside what reviewers see, and has a copy made again', async () => {
    const administrator = await aPerson(site, { roles: ['administrator'], secondFactor: true });
    await site.dataSource.query(`UPDATE preparation SET metadata = $1 WHERE copy_media_type = 'application/pdf'`, [
      JSON.stringify([{ place: 'Author', value: 'Zenobia Marrowby' }]),
    ]);
    await site.dataSource.query(`UPDATE preparation SET notices = $1 WHERE copy_media_type = 'application/pdf'`, [
      JSON.stringify([{ notice: 'attachments-removed', names: ['Plan.docx'] }]),
    ]);
    await site.dataSource.query(
      `UPDATE artifact_file SET media_type = 'image/heic' WHERE submission_id = $1 AND media_type = 'image/png'`,
      [submission.id],
    );
    const page = await site.openPage({ as: administrator, at: `/admin/review/submissions/${submission.id}` });
    await page.getByRole('link', { name: 'Read the submission' }).click();
    await page.getByRole('heading', { name: /^Zenobia Marrowby: /, level: 1 }).waitFor();
    await page.getByText('Minutes of five team meetings').waitFor();
    await page.getByText('Metadata in the original (1)').first().click();
    await page.getByRole('definition').filter({ hasText: 'Zenobia Marrowby' }).waitFor();

    await page.getByRole('button', { name: 'Open beside what reviewers see: Protokoll für März.pdf' }).click();
    const [original, copy] = ['Original', 'What reviewers see'].map((side) =>
      page.getByRole('region', { name: `${side}: Protokoll für März.pdf` }),
    );
    await original!.locator('canvas').first().waitFor();
    await copy!.locator('canvas').first().waitFor();
    await page
      .getByText('This file has other files inside, which reviewers do not get: Plan.docx.', { exact: true })
      .waitFor();
    await page.getByRole('button', { name: 'Open beside what reviewers see: Protokoll für März.png' }).click();
    await page
      .getByRole('region', { name: 'Original: Protokoll für März.png' })
      .getByText('Download it to open it. What reviewers see of it is shown beside it.')
      .waitFor();
    await page.getByRole('img', { name: 'The wall with the plans' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Close: Protokoll für März.png' }).click();

    await page.setViewportSize({ width: 390, height: 900 });
    await copy!.waitFor({ state: 'hidden' });
    const choice = page.getByRole('group', { name: 'Side' });
    await choice.getByRole('button', { name: 'What reviewers see' }).click();
    await copy!.waitFor();
    await original!.waitFor({ state: 'hidden' });
    await page.setViewportSize({ width: 1280, height: 900 });

    const before = await copyOfFirst();
    await page.getByRole('button', { name: 'Prepare again: Protokoll für März.pdf' }).click();
    await page.getByRole('dialog', { name: 'Prepare Protokoll für März.pdf again' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Prepare again' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await site.untilIdle();
    await page.getByRole('button', { name: 'Prepare again: Protokoll für März.pdf' }).waitFor();
    expect(await copyOfFirst()).not.toBe(before);
  }, 90_000);

  it('who reviews the submission is told why they cannot read it yet', async () => {
    const both = await aPerson(site, { roles: ['administrator', 'reviewer'], secondFactor: true });
    await aReview(site, { submission, reviewers: [both] }).accepted();
    const page = await site.openPage({ as: both, at: `/admin/review/submissions/${submission.id}/reading` });
    await page.getByText(/You are a reviewer of this submission, so you cannot read it here yet/).waitFor();
    expect(await page.getByText('Zenobia').count()).toBe(0);
    await expectAccessible(page);
  }, 60_000);
});
