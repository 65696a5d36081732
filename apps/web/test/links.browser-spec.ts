import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { AcceptReview } from '#reviews';
import { SealSubmission } from '#submissions';
import { aDraftWithLinks, aPerson, aReviewer, asCandidate, aVersion, completed } from '#testing';
import { expectAccessible } from './accessible.js';
import { offered } from './reviewer/at-the-desk.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

describe('links', () => {
  it('are asked for by the author', async () => {
    const draft = await aVersion(site, { code: 'VIS-2' }).draft();
    const page = await site.openPage({
      as: await aPerson(site, { roles: ['administrator'] }),
      at: `/admin/catalog/drafts/${draft.id}?part=reflection_plan`,
    });
    await page.getByLabel('Artifact 4 requires links').check();
    await page.getByLabel('Minimum links, artifact 4').fill('9');
    await page.getByLabel('Minimum links, artifact 4').and(page.locator('[aria-invalid=true]')).waitFor();
    await page.getByLabel('Minimum links, artifact 4').fill('2');
    await page.getByText(/^Saved \d/).waitFor();
    await expectAccessible(page);
    await page.goto(`/admin/catalog/drafts/${draft.id}?part=preview`);
    await page.getByText('2 to 5 links, each with a description').waitFor();
  }, 120_000);

  it('are added by the candidate, who learns of a name in one, and read by the reviewer', async () => {
    const draft = await aDraftWithLinks(site, { name: 'Jane Doe' });
    const at = `/work/${draft.enrollmentId}/artifacts/lessons`;
    const page = await site.openPage({ as: { id: draft.candidateId }, at });
    await page.getByRole('button', { name: 'Add a link' }).click();
    await page.getByRole('button', { name: 'Add link' }).click();
    await page.getByText('Enter an address that begins with https://.').waitFor();
    await page.getByLabel('Address').and(page.locator(':focus')).waitFor();
    await expectAccessible(page);
    await page.getByLabel('Address').fill('https://video.example.org/janedoe');
    await page.getByLabel('Description').fill('A lesson about fractions');
    await page.getByRole('button', { name: 'Add link' }).click();
    await page.getByRole('heading', { name: '1 link' }).and(page.locator(':focus')).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Add a link' }).click();
    await page.getByLabel('Address').fill('https://video.example.org/another');
    await page.getByRole('button', { name: 'Add link' }).click();
    await page.getByLabel('Description').and(page.locator(':focus')).waitFor();
    await page.getByLabel('Description').fill('One too many');
    await page.getByRole('button', { name: 'Add link' }).click();
    await page.getByRole('button', { name: 'Remove link 2' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('heading', { name: '1 link' }).and(page.locator(':focus')).waitFor();

    await completed(site, draft);
    await page.goto(`/work/${draft.enrollmentId}/check`);
    await page.getByRole('link', { name: 'Lessons, link 1, address' }).click();
    await page.getByRole('button', { name: 'Change link 1' }).click();
    await page.getByLabel('Address').fill('https://video.example.org/42');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'https://video.example.org/42' }).waitFor();
    await site.get(SealSubmission).run({ actor: asCandidate(draft.candidateId), submissionId: draft.id });
    await page.goto(`/work/${draft.enrollmentId}/submitted/${draft.id}`);
    await page.getByRole('link', { name: 'Link 1: A lesson about fractions' }).waitFor();
    await expectAccessible(page);

    const reviewer = await aReviewer(site);
    const [reviewId] = await offered(site, draft, reviewer);
    await site.get(AcceptReview).run({ actor: { id: reviewer.id }, reviewId: reviewId! });
    const desk = await site.openPage({ as: reviewer, at: `/reviews/${reviewId}` });
    await desk.getByRole('link', { name: 'Link 1: A lesson about fractions' }).waitFor();
    await expectAccessible(desk);
  }, 120_000);
});
