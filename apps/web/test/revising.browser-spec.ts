import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aSubmissionInReview } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

describe('after "not yet met"', () => {
  it('the unmet detail is the next action, with the reviewers’ words beside evidence and text, until it has changed', async () => {
    const { submission } = await aSubmissionInReview(site).released({ o2a: 'progressing' });
    const { candidateId, enrollmentId } = submission;
    const page = await site.openPage({ as: { id: candidateId }, at: `/work/${enrollmentId}` });
    await page.getByRole('heading', { name: 'Attempt 2 of 3: revise 1 detail' }).waitFor();
    await page.getByText('Not changed since attempt 1', { exact: true }).waitFor();
    const second = page.getByRole('group', { name: 'Reviewer 2' });
    await second.getByText('Reason for the score').waitFor();
    await second.getByText('The evidence for o2a has no dates.').waitFor();
    await second.getByText('Continue with o2a.').waitFor();
    await page.getByText('Nothing has changed since attempt 1').waitFor();
    await page.getByText('To revise, not changed since attempt 1').waitFor();
    expect(await page.getByText('Complete', { exact: true }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Check your answers', exact: true }).count()).toBe(0);
    await expectAccessible(page);

    await page.getByRole('link', { name: /^Change the evidence for: / }).click();
    await page.getByText('What the reviewers said: Progressing').waitFor();
    await page.getByRole('group', { name: 'Reviewer 1' }).getByText('The evidence for o2a has no dates.').waitFor();
    await expectAccessible(page);
    await page.goBack();

    await page.getByRole('link', { name: /^Revise: / }).click();
    const guide = page.getByRole('complementary', { name: 'What to write about' });
    await guide.getByRole('group', { name: 'Reviewer 1' }).getByText('Continue with o2a.').waitFor();
    await guide.getByText('Your evidence is in this artifact.').waitFor();
    await expectAccessible(page);
    const text = page.getByRole('textbox', { name: /^Your text/ });
    await text.fill(`${await text.inputValue()} It happened on March 2.`);
    await page.getByText(/^Saved \d/).waitFor();

    await page.goto(`/work/${enrollmentId}`);
    await page.getByText('1 of 1 detail revised').waitFor();
    await page.getByRole('link', { name: 'Check your answers', exact: true }).click();
    await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
    await page.getByText('Still missing').waitFor();
    expect(await page.getByText(/not changed since/).count()).toBe(0);
  }, 120_000);

  it('submitting the same work again is warned of, with what did not change', async () => {
    const { submission } = await aSubmissionInReview(site).released({ o2a: 'progressing', o2b: 'progressing' });
    const { candidateId, enrollmentId } = submission;
    const page = await site.openPage({ as: { id: candidateId }, at: `/work/${enrollmentId}`, width: 320 });
    await page.getByRole('heading', { name: 'Attempt 2 of 3: revise 2 details' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Check your answers and submit' }).click();
    await page.getByText('If you submit them as they are, you use an attempt on the same work.').waitFor();
    await page.getByLabel(/^This work is my own/).check();
    await page.getByLabel('I did not use AI.').check();
    await page.getByLabel('No. Nobody is shown or named.').check();
    await page.getByRole('button', { name: 'Save attestation' }).click();
    await page.getByText('Nothing is missing.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Submit your work?' });
    await dialog.getByText('Nothing has changed since attempt 1.').waitFor();
    expect(await dialog.getByRole('listitem').count()).toBe(2);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Submit anyway' }).click();
    await page.getByRole('heading', { name: 'Receipt' }).waitFor();
  }, 120_000);
});
