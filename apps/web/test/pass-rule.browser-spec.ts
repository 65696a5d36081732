import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { aPerson, aPilot, aSubmissionInReview, aVersion } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

describe('what it takes to pass', () => {
  it('is chosen by the author, with another level for a detail', async () => {
    const draft = await aVersion(site, { code: 'VIS-2' }).draft();
    const page = await site.openPage({
      as: await aPerson(site, { roles: ['administrator'] }),
      at: `/admin/catalog/drafts/${draft.id}?part=scale`,
    });
    await page.getByText('Candidates read: Every detail must reach Demonstrated.').waitFor();
    await page.getByLabel('To earn the badge').selectOption('Every detail reaches a level that you choose');
    await page.getByLabel('Lowest level that passes').selectOption('Demonstrated');
    await page.getByText('Details that need another level').click();
    await page.getByLabel('Outcome 2: Takes part').selectOption('Progressing');
    await page.getByText('“Takes part” must reach Progressing or above.').waitFor();
    await page.getByLabel('Outcome 2: Takes part').selectOption('The same as the others');
    await page.getByText('Candidates read: Every detail must reach Demonstrated.', { exact: true }).waitFor();
    await page.getByLabel('Outcome 2: Takes part').selectOption('Progressing');
    await page.getByText(/^Saved \d/).waitFor();
    await expectAccessible(page);
    await page.goto(`/admin/catalog/drafts/${draft.id}?part=preview`);
    await page.getByText(/Every detail must reach Demonstrated, except these/).waitFor();
    await page.goto(`/admin/catalog/drafts/${draft.id}?part=scale`);
    await page.getByLabel('To earn the badge').selectOption('A number of details of each outcome meet');
    await page.getByText(/^Candidates read: At least one detail of each essential outcome/).waitFor();
    await page.getByText(/^Saved \d/).waitFor();
    await expectAccessible(page);
  }, 120_000);

  it('is another level for a detail that the rule names, also at the desk', async () => {
    const passRule = { kind: 'at-least-level', level: 'demonstrated', detailLevels: { o2a: 'progressing' } } as const;
    const version = await aVersion(site, { code: 'MAN-1', content: { passRule } }).inPilot();
    const pilot = await aPilot(site, { versions: [version] }).open();
    const { first } = await aSubmissionInReview(site, { pilot }).accepted();
    const desk = await site.openPage({ as: { id: first.reviewerId }, at: `/reviews/${first.id}` });
    for (const detail of ['o1', 'o2a'])
      await desk.locator(`[data-detail="${detail}"]`).getByRole('radio', { name: 'Progressing' }).check();
    await desk.locator('[data-detail="o1"][data-state="not"]').waitFor();
    await desk.locator('[data-detail="o2a"][data-state="meets"]').waitFor();
  }, 120_000);

  it('is read by the reviewer and the candidate, who learns which details were not needed', async () => {
    const passRule = { kind: 'at-least-n-of-m', atLeast: 1 } as const;
    const version = await aVersion(site, { code: 'VIS-1', content: { passRule } }).inPilot();
    const pilot = await aPilot(site, { versions: [version] }).open();
    const { first } = await aSubmissionInReview(site, { pilot }).accepted();
    const desk = await site.openPage({ as: { id: first.reviewerId }, at: `/reviews/${first.id}` });
    await desk.getByText(/^At least one detail of each essential outcome must reach Demonstrated/).waitFor();
    await expectAccessible(desk);

    const { submission } = await aSubmissionInReview(site, { pilot }).released({ o2a: 'not_met' });
    const page = await site.openPage({
      as: { id: submission.candidateId },
      at: `/work/${submission.enrollmentId}/results/${submission.id}`,
    });
    await page.getByText(/^At least one detail of each essential outcome must reach Demonstrated/).waitFor();
    await page.getByRole('heading', { name: 'Not met, and not needed' }).waitFor();
    await expectAccessible(page);
  }, 120_000);
});
