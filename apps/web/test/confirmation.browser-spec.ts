import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { aCoachedDraft, aPerson, aVersion } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

describe('a confirmation by a coach', () => {
  it('is asked for by the author', async () => {
    const draft = await aVersion(site, { code: 'VIS-2' }).draft();
    const page = await site.openPage({
      as: await aPerson(site, { roles: ['administrator'] }),
      at: `/admin/catalog/drafts/${draft.id}?part=reflection_plan`,
    });
    await page.getByLabel('A coach confirms artifact 4').check();
    await page.getByText(/^Saved \d/).waitFor();
    await page.goto(`/admin/catalog/drafts/${draft.id}?part=preview`);
    await page.getByText('Your coach confirms it before you submit').waitFor();
  }, 120_000);

  it('is declined with a note, then given, and lapses when the candidate writes on', async () => {
    const { draft, coach } = await aCoachedDraft(site);
    const at = `/work/${draft.enrollmentId}/artifacts/responsive_narrative`;
    const page = await site.openPage({ as: { id: draft.candidateId }, at });
    await page.getByRole('button', { name: 'Ask my coach to confirm it' }).click();
    await page.getByText('Your coach has not answered yet').waitFor();
    await expectAccessible(page);

    const other = await site.openPage({ as: coach, at: '/coaching' });
    await expectAccessible(other);
    await other.getByRole('link', { name: 'Coaching record' }).click();
    await other.getByRole('button', { name: 'Send to the candidate' }).click();
    await other.getByText('Say what has to change.').waitFor();
    await other.getByLabel('What has to change').and(other.locator(':focus')).waitFor();
    await expectAccessible(other);
    await other.getByLabel('What has to change').fill('Add the dates.');
    await other.getByRole('button', { name: 'Send to the candidate' }).click();
    await other.getByRole('heading', { name: 'People you coach' }).waitFor();

    await page.reload();
    await page.getByText('Add the dates.').waitFor();
    await page.getByRole('button', { name: 'Ask my coach to confirm it' }).click();
    await page.getByText('Your coach has not answered yet').waitFor();
    await other.reload();
    await other.getByRole('link', { name: 'Coaching record' }).click();
    await other.getByRole('button', { name: 'Confirm this artifact' }).click();
    await other.getByRole('heading', { name: 'People you coach' }).waitFor();

    await page.reload();
    await page.getByText('If you change this artifact, your coach has to confirm it again.').waitFor();
    await page.getByRole('textbox', { name: /^Your text/ }).fill('Other words, which nobody has confirmed so far.');
    await page.getByText(/^Saved \d/).waitFor();
    await page.getByText('This artifact changed after your coach confirmed it.', { exact: false }).waitFor();
    await expectAccessible(page);
  }, 180_000);
});
