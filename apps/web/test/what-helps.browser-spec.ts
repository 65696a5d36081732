import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { VersionContent } from '#catalog';
import { anAward, aPerson, aPilot, aReview, aSubmission, attended, aVersion } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

/** A version in pilot with everything that helps; one question and one sentence are drafts. */
async function helpful(code: string) {
  const { content } = await aVersion(site, { code }).draft();
  const [reading, leading] = content.outcomes as [VersionContent['outcomes'][0], VersionContent['outcomes'][0]];
  const [narrative, ...others] = content.artifacts as [VersionContent['artifacts'][0], ...VersionContent['artifacts']];
  return aVersion(site, {
    code,
    content: {
      why: 'Because **reading** matters',
      method: '## How\n\n- Plan\n- Read',
      resources: [{ id: 'r1', title: 'A study', link: 'https://example.org/study', about: 'Of forty schools' }],
      alignments: [{ framework: 'State standards', code: 'S.1', title: 'Leads reading' }],
      credit: { hours: 15, semesterCredit: 1 },
      validity: { months: 12, renewal: 'Submit a *new* reflection.' },
      prerequisites: ['INS-1'],
      outcomes: [
        {
          ...reading,
          rubricSentences: { not_met: 'No plan is there', demonstrated: 'The plan names days and classes' },
          sampleDocuments: ['A timetable', 'Minutes of a meeting'],
        },
        { ...leading, rubricSentences: { demonstrated: 'Only authors read this' } },
      ],
      artifacts: [
        {
          ...narrative,
          guidingQuestions: [
            { id: 'q1', text: 'Who reads when?', outcome: 'o1' },
            { id: 'q2', text: 'Only authors read this question' },
          ],
        },
        ...others,
      ],
      unconfirmed: ['/outcomes/o2/rubricSentences', '/artifacts/responsive_narrative/guidingQuestions/q2'],
    },
  }).inPilot();
}

describe('what helps a candidate', () => {
  it('is on the page of the micro-credential, for everyone', async () => {
    await helpful('REL-1');
    const page = await site.openPage({ at: '/catalog/REL-1' });
    await page.getByText('15 hours of professional development, 1 semester credit').waitFor();
    await page.getByText('12 months').waitFor();
    await page.getByRole('link', { name: /^INS-1/ }).waitFor();
    await page.getByText('Because reading matters').waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: /^Plan$/ })
      .waitFor();
    await page.getByText('Aligned to State standards S.1 Leads reading').waitFor();
    const study = page.getByRole('link', { name: 'A study' });
    expect(await study.getAttribute('rel')).toBe('noopener noreferrer');
    await page.getByText('2 sample documents').click();
    await page.getByText('A timetable').waitFor();
    await page.getByText('What each level looks like').click();
    await page.getByText('The plan names days and classes').waitFor();
    await page.getByText('1 guiding question').click();
    await page.getByText('Who reads when? (outcome 1)').waitFor();
    await page.getByText('Submit a new reflection.').waitFor();
    expect(await page.getByText('Only authors').count()).toBe(0);
    await expectAccessible(page);
  }, 120_000);

  it('is beside the text, and beside the scores of a reviewer', async () => {
    const pilot = await aPilot(site, { versions: [await helpful('REL-2')] }).open();
    const draft = await aSubmission(site, { pilot }).complete();
    const page = await site.openPage({
      as: { id: draft.candidateId },
      at: `/work/${draft.enrollmentId}/artifacts/responsive_narrative`,
    });
    const guide = page.getByRole('complementary', { name: 'What to write about' });
    await guide.getByText('Who reads when? (outcome 1)').waitFor();
    await guide.getByText('2 sample documents').click();
    await guide.getByText('A timetable').waitFor();
    await guide.getByText('What each level looks like').click();
    await guide.getByText('The plan names days and classes').waitFor();
    expect(await guide.getByText('Only authors').count()).toBe(0);
    await expectAccessible(page);

    await page.goto(`/work/${draft.enrollmentId}/evidence`);
    await page.getByText('2 sample documents').click();
    await page.getByText('A timetable').waitFor();
    await expectAccessible(page);

    const review = await aReview(site, { pilot }).accepted();
    const desk = await site.openPage({ as: { id: review.reviewerId }, at: `/reviews/${review.id}` });
    const detail = desk.locator('[data-detail="o1"]');
    await detail.getByText('The plan names days and classes').waitFor();
    await desk.getByText('2 sample documents').click();
    await desk.getByText('A timetable').waitFor();
    expect(await desk.getByText('Only authors').count()).toBe(0);
    await expectAccessible(desk);
  }, 120_000);

  it('is told before registering where it is missing, and keeps nobody out', async () => {
    const pilot = await aPilot(site, { versions: [await helpful('REL-3')] }).open();
    const [without, holder] = [await aPerson(site), await aPerson(site)];
    await attended(site, pilot, without, holder);
    const before = await aVersion(site, { code: 'INS-1' }).inPilot();
    await anAward(site, {
      person: holder,
      pilot: await aPilot(site, { versions: [before], requirements: [] }).open(),
    }).issued();
    const at = `/work/pilots/${pilot.id}`;
    const page = await site.openPage({ as: without, at });
    await page.getByRole('button', { name: /^Register: REL-3/ }).click();
    await page.getByText('It helps to have these first').waitFor();
    await page.getByText('INS-1 Guaranteed and Viable Curriculum. You can register all the same.').waitFor();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Register' }).click();
    await page.getByRole('heading', { level: 1, name: /Building External Relationships/ }).waitFor();

    const theirs = await site.openPage({ as: holder, at });
    await theirs.getByRole('button', { name: /^Register: REL-3/ }).click();
    await theirs.getByText(/^You get a seat/).waitFor();
    expect(await theirs.getByText('It helps to have these first').count()).toBe(0);
  }, 120_000);
});
