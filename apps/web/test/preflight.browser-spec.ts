import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SaveText, TextQueries } from '#submissions';
import { anEnrollment, aPerson, asCandidate, aSubmission, completed } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 60_000);
afterAll(() => site.stop());

describe('a candidate whose text names them', () => {
  it('replaces one name, says why another may stay, and submits', async () => {
    const jane = await aPerson(site, { name: 'Jane Doe', school: 'Sample Elementary School' });
    const enrollment = await anEnrollment(site, { person: jane }).active();
    const draft = await completed(site, await aSubmission(site, { enrollment }).draft());
    const [actor, submissionId, kind] = [asCandidate(jane.id), draft.id, 'responsive_narrative' as const];
    const { text, revision } = await site.get(TextQueries).text(actor, submissionId, kind);
    const named = `${text} We at Sample Elementary wrote it. A book by Jane Doe helped. So did coach Ana Rivera.`;
    await site.get(SaveText).run({ actor, submissionId, kind, text: named, revision });
    await site.sweep('check-drafts');

    const page = await site.openPage({ as: jane, at: `/work/${enrollment.id}/artifacts/${kind}` });
    await page.getByText('Reviewers must not learn who you are.').waitFor();
    await page.getByRole('link', { name: 'See the names that Laurel found here' }).click();
    await page.getByText('reviewers could learn who you are in 2 places').waitFor();
    expect(await page.getByRole('button', { name: 'Submit' }).count()).toBe(0);
    const found = page.getByRole('group', { name: 'Names that Laurel found' });
    await found.getByText('Laurel found 3 places').waitFor();
    expect(await found.locator('mark').allTextContents()).toEqual(['Sample Elementary', 'Jane Doe', 'Ana Rivera']);
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Replace with “[my school]”' }).click();
    await page.getByText('“Sample Elementary” is now “[my school]”.').waitFor();
    await page.getByText('reviewers could learn who you are in 1 place').waitFor();
    expect((await site.get(TextQueries).text(actor, submissionId, kind)).text).toContain(
      'We at [my school] wrote it. A book by Jane Doe helped.',
    );

    await page.getByRole('button', { name: 'Keep' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Why may this stay?' }).waitFor();
    await page.keyboard.type('no');
    await page.getByRole('button', { name: 'Keep with this reason' }).click();
    await page.getByText('Write at least 3 words.').first().waitFor();
    await page.getByRole('textbox', { name: 'Why may this stay?' }).fill('She is the author of the book.');
    await page.getByRole('button', { name: 'Keep with this reason' }).click();
    await page.getByText('“Jane Doe” stays.').waitFor();
    await page.getByRole('button', { name: 'This is fine' }).click();
    await page.getByText('There is nothing left to do here.').waitFor();
    await page.getByText('You let 2 places stay').click();
    await page.getByText('Your reason: She is the author of the book.').waitFor();
    await page.getByText('Nothing is missing.').waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('heading', { name: 'Receipt' }).waitFor();

    const administrator = await aPerson(site, { roles: ['administrator'], secondFactor: true });
    const desk = await site.openPage({ as: administrator, at: `/admin/review/submissions/${submissionId}` });
    await desk.getByRole('heading', { name: 'Names that the candidate let stay' }).waitFor();
    await desk.getByText('Reason: She is the author of the book.').waitFor();
    await expectAccessible(desk);
  }, 60_000);

  it('replaces, removes or keeps all places like one at once', async () => {
    const jane = await aPerson(site, { name: 'Jane Doe', school: 'Sample Elementary School' });
    const enrollment = await anEnrollment(site, { person: jane }).active();
    const { id: submissionId } = await aSubmission(site, { enrollment }).draft();
    const [actor, kind] = [asCandidate(jane.id), 'responsive_narrative' as const];
    const text = [
      'Sample Elementary grew. Jane Doe wrote a book. The staff of Sample Elem read what Jane Doe wrote.',
      'Our coach Ana Rivera helped until coach Ana Rivera left. SAMPLE ELEMENTARY SCHOOL had no coach.',
    ].join('\n\n');
    await site.get(SaveText).run({ actor, submissionId, kind, text, revision: 0 });
    await site.sweep('check-drafts');

    const page = await site.openPage({ as: jane, at: `/work/${enrollment.id}/check` });
    await page.getByText('Laurel found 7 places').waitFor();
    await page.getByRole('button', { name: 'Replace in all 3 places like this' }).first().click();
    await page.getByText('3 places now say “[my school]”.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Keep', exact: true }).first().click();
    await page.getByRole('textbox', { name: 'Why may this stay?' }).fill('She is the author of the book.');
    await page.getByRole('checkbox', { name: 'Keep this name in 1 other place too' }).check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Keep with this reason' }).click();
    await page.getByText('“Jane Doe” stays in 2 places.').waitFor();
    await page.getByRole('button', { name: 'Remove in both places like this' }).first().click();
    await page.getByText('Removed in 2 places.').waitFor();
    await page.getByText('There is nothing left to do here.').waitFor();
    expect((await site.get(TextQueries).text(actor, submissionId, kind)).text).toBe(
      [
        '[my school] grew. Jane Doe wrote a book. The staff of [my school] read what Jane Doe wrote.',
        'Our coach helped until coach left. [my school] had no coach.',
      ].join('\n\n'),
    );
  }, 60_000);
});
