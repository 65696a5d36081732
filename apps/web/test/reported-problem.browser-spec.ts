import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AcceptReview, AssignReviewers } from '#reviews';
import { aPerson, aReviewer } from '#testing';
import { expectAccessible } from './accessible.js';
import { aSubmissionWithFiles } from './reviewer/submission-with-files.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

describe('a problem with a submission', () => {
  it('is reported at the desk, answered by an administrator, and the due date waits meanwhile', async () => {
    const administrator = await aPerson(site, { roles: ['administrator'] });
    const [reviewer, other] = [await aReviewer(site), await aReviewer(site)];
    const submission = await aSubmissionWithFiles(site, { candidate: { name: 'Zenobia Marrowby' } });
    const reviews = await site
      .get(AssignReviewers)
      .run({ actor: administrator, submissionId: submission.id, reviewerIds: [reviewer.id, other.id] });
    for (const { id, reviewerId } of reviews)
      await site.get(AcceptReview).run({ actor: { id: reviewerId }, reviewId: id });
    const idOf = (person: { id: string }) => reviews.find(({ reviewerId }) => reviewerId === person.id)!.id;

    const desk = await site.openPage({ as: reviewer, at: `/reviews/${idOf(reviewer)}` });
    await desk.getByRole('button', { name: /^Report a problem: the whole submission/ }).waitFor();
    await desk.getByRole('button', { name: 'Profile of sample documents', exact: true }).click();
    await desk.getByRole('button', { name: /^File 1/ }).click();
    await desk.getByRole('button', { name: /^Report a problem: .*, file 1$/ }).click();
    const dialog = desk.getByRole('dialog', { name: 'Report a problem' });
    await dialog.getByRole('radio', { name: 'Something else' }).check();
    expect(await dialog.getByRole('button', { name: 'Report' }).isDisabled()).toBe(true);
    await dialog.getByRole('radio', { name: 'It names the candidate' }).check();
    await dialog.getByRole('textbox').fill('In the signature on page 2.');
    await expectAccessible(desk);
    await dialog.getByRole('button', { name: 'Report' }).click();
    await desk.getByText('Waiting for an answer').waitFor();
    await desk.getByText(/Reported on .*It names the candidate, .*, file 1\. “In the signature on page 2\.”/).waitFor();
    await desk.getByText('Your due date waits until the problem that you reported is answered.').waitFor();
    await expectAccessible(desk);
    await desk.goto('/reviews');
    await desk.getByText('Waits until the problem that you reported is answered').waitFor();

    const otherDesk = await site.openPage({ as: other, at: `/reviews/${idOf(other)}` });
    await otherDesk.getByText(/^Due /).waitFor();
    expect(await otherDesk.locator('body').innerText()).not.toMatch(/reported|waits/i);

    const office = await site.openPage({ as: administrator, at: '/admin' });
    await office.getByRole('link', { name: 'Problem that a reviewer reported' }).click();
    const row = office.getByRole('row', { name: /Zenobia Marrowby/ });
    await row.getByText('Names the candidate').waitFor();
    await row.getByText(/file 1 \(Minutes\.pdf\)/).waitFor();
    await row.getByText('“In the signature on page 2.”').waitFor();
    await row.getByRole('link', { name: reviewer.name }).waitFor();
    await expectAccessible(office);
    await row.getByRole('link', { name: 'Zenobia Marrowby' }).click();
    await office.getByRole('heading', { name: 'Reported problems' }).waitFor();
    await office.getByText(/waits since .* for an answer to a reported problem/).waitFor();
    await office.getByRole('button', { name: /^Mark as fixed/ }).click();
    await office
      .getByRole('textbox', { name: 'Note to the reviewer (do not name the candidate)' })
      .fill('The file has a new copy without the signature.');
    await office.getByRole('button', { name: 'Send answer' }).click();
    await office.getByText(`The answer was sent to ${reviewer.name}.`).waitFor();
    await office.getByRole('heading', { name: 'Reported problems' }).waitFor({ state: 'detached' });

    await desk.goto(`/reviews/${idOf(reviewer)}`);
    await desk.getByText('The file has a new copy without the signature.').waitFor();
    await desk.getByText(/^Due /).waitFor();
    expect(await desk.locator('body').innerText()).not.toContain('Zenobia');
    await expectAccessible(desk);
  }, 60_000);
});
