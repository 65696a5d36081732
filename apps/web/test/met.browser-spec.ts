import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RecordRequirement } from '#pilots';
import { aPilot, aSubmissionInReview, aVersion, sealedAgain } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

const administrator = { kind: 'person' as const, id: 'an-administrator', roles: ['administrator'] };

describe('a candidate who met every detail', () => {
  it('is told so while the badge waits, and sees the badge arrive after the last requirement', async () => {
    const versions = [
      await aVersion(site, { code: 'VIS-1' }).inPilot(),
      await aVersion(site, { code: 'VIS-2' }).inPilot(),
    ];
    const pilot = await aPilot(site, { title: 'Spring pilot', versions }).open();
    const { submission } = await aSubmissionInReview(site, { pilot }).released();
    const { candidateId, enrollmentId } = submission;

    const page = await site.openPage({ as: { id: candidateId }, at: '/work' });
    await page.getByText('Met, the badge is to come').waitFor();
    await page.getByRole('link', { name: /^See what your badge waits for/ }).click();
    await page.getByText('Met: you showed every essential outcome').waitFor();
    await page.getByRole('heading', { name: 'What your badge waits for' }).waitFor();
    await page.getByText('Participation in the online community').waitFor();
    expect(await page.getByRole('button', { name: /Withdraw/ }).count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Read the result and the reviewers’ feedback' }).click();
    await page.getByRole('heading', { level: 1, name: 'Met' }).waitFor();
    await page.getByRole('heading', { name: 'What your badge waits for' }).waitFor();
    await expectAccessible(page);

    await site
      .get(RecordRequirement)
      .run({ actor: administrator, enrollmentId, kind: 'community', note: 'Answered every prompt.' });
    await page.getByRole('link', { name: 'Give feedback' }).click();
    for (const scale of ['Rigor', 'Clarity'])
      await page.getByRole('radiogroup', { name: scale }).getByRole('radio', { name: '5' }).check();
    await page.getByRole('button', { name: 'Submit feedback' }).click();
    await page.getByRole('link', { name: 'See your badge' }).click();

    await page.getByRole('heading', { name: /^You earned / }).waitFor();
    await page.getByRole('img', { name: /^The badge / }).waitFor();
    await page.getByRole('link', { name: /^Add to LinkedIn/ }).waitFor();
    await page.getByRole('button', { name: 'Copy link' }).waitFor();
    await page.getByText(/^1 of \d+ toward the stack/).waitFor();
    await page.getByText('1 of 15 toward the career certificate').waitFor();
    await page.getByRole('link', { name: /^VIS-2 / }).waitFor();
    await page.getByRole('link', { name: 'open in Spring pilot' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'More ways to share' }).click();
    await page.getByRole('heading', { name: 'Email signature' }).waitFor();
  }, 120_000);

  it('has nothing to redo on the result of the first attempt', async () => {
    const pilot = await aPilot(site, { requirements: [] }).open();
    const { submission: first } = await aSubmissionInReview(site, { pilot }).released({ o2a: 'progressing' });
    const { candidateId, enrollmentId } = first;
    const page = await site.openPage({
      as: { id: candidateId },
      at: `/work/${enrollmentId}/results/${first.id}`,
    });
    await page.getByRole('link', { name: 'Revise unmet details' }).waitFor();

    const submission = await sealedAgain(site, first);
    await page.reload();
    await page.getByText('You submitted the others again. They are in review.').waitFor();
    expect(await page.getByRole('link', { name: 'Revise unmet details' }).count()).toBe(0);

    await aSubmissionInReview(site, { submission }).released();
    await site.untilIdle();
    await page.reload();
    await page.getByText('You met the others in a later attempt, so nothing is left to redo.').waitFor();
    expect(await page.getByRole('link', { name: /Revise/ }).count()).toBe(0);
    expect(await page.getByText('Meet with your coach first').count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'See your badge' }).click();
    await page.getByRole('heading', { name: /^You earned / }).waitFor();
  }, 120_000);
});
