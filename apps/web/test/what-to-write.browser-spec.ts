import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPilot, aSubmission, aVersion } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

describe('what to write about', () => {
  it('is beside the text: questions, outcomes with their details, and the evidence linked so far', async () => {
    const { content } = await aVersion(site, { code: 'VIS-1' }).inPilot();
    const artifacts = content.artifacts.map((artifact) =>
      artifact.kind === 'responsive_narrative'
        ? { ...artifact, guidingQuestions: [{ id: 'q1', text: 'What did you notice first?' }] }
        : artifact,
    );
    const version = await aVersion(site, { code: 'VIS-2', content: { artifacts } }).inPilot();
    const pilot = await aPilot(site, { versions: [version] }).open();
    const draft = await aSubmission(site, { pilot }).complete();
    const at = `/work/${draft.enrollmentId}/artifacts/responsive_narrative`;
    const page = await site.openPage({ as: { id: draft.candidateId }, at });
    const guide = page.getByRole('complementary', { name: 'What to write about' });
    await guide.getByText('What did you notice first?').waitFor();
    await guide.getByText('Prepares the teachers').waitFor();
    await guide
      .getByText(/^Evidence: Responsive narrative/)
      .first()
      .waitFor();
    await expectAccessible(page);

    const phone = await site.openPage({ as: { id: draft.candidateId }, at, width: 320, height: 640 });
    const text = phone.getByRole('textbox', { name: /^Your text/ });
    await text.waitFor();
    expect(await phone.getByText('What did you notice first?').isVisible()).toBe(false);
    const opener = phone.getByText('What to write about');
    await text.focus();
    expect(await opener.isVisible()).toBe(true);
    await opener.click();
    await phone.getByText('What did you notice first?').waitFor();
    await expectAccessible(phone);
  }, 120_000);

  it('does not speak of guiding questions where there are none, and says where evidence is missing', async () => {
    const draft = await aSubmission(site).draft();
    const at = `/work/${draft.enrollmentId}/artifacts/responsive_narrative`;
    const page = await site.openPage({ as: { id: draft.candidateId }, at });
    await page.getByText(/^Write about the essential outcomes/).waitFor();
    expect(await page.getByText(/guiding questions/i).count()).toBe(0);
    await page.getByRole('link', { name: 'Link evidence: Prepares the teachers' }).click();
    await page.getByRole('heading', { name: 'Evidence map' }).waitFor();
    await page.goto(`/work/${draft.enrollmentId}/artifacts/document_profile`);
    await page.getByRole('complementary', { name: 'What to show' }).getByText('Prepares the teachers').waitFor();
    await expectAccessible(page);
  }, 120_000);
});

describe('comparing', () => {
  it('marks what differs between two tabs, and between a version and the current text', async () => {
    const draft = await aSubmission(site).draft();
    const at = `/work/${draft.enrollmentId}/artifacts/responsive_narrative`;
    const [first, second] = [
      await site.openPage({ as: { id: draft.candidateId }, at }),
      await site.openPage({ as: { id: draft.candidateId }, at }),
    ];
    const textOf = (page: typeof first) => page.getByRole('textbox', { name: /^Your text/ });
    await textOf(first).waitFor();
    await textOf(second).waitFor();
    await textOf(first).fill('We met in March with all teachers.');
    await first.getByText(/^Saved \d/).waitFor();
    await textOf(second).fill('We met twice in March with some teachers.');
    await second.getByRole('button', { name: 'Compare both versions' }).click();
    await second
      .getByText('2 words only in “This version”, 1 word only in “The other version”. They are marked.')
      .waitFor();
    const marks = (name: string) => second.getByRole('region', { name }).locator('mark');
    expect(await marks('This version').allInnerTexts()).toEqual([
      expect.stringContaining('twice'),
      expect.stringContaining('some'),
    ]);
    expect(await marks('The other version').allInnerTexts()).toEqual([expect.stringContaining('all')]);
    await expectAccessible(second);

    await second.getByRole('button', { name: 'Keep this version' }).click();
    await second.getByText(/^Saved \d/).waitFor();
    await second.getByRole('button', { name: 'Version history' }).click();
    await second.getByRole('button', { name: 'View' }).click();
    await second.getByText('1 word only in “This version”, 2 words only in “Current text”. They are marked.').waitFor();
    await expectAccessible(second);
  }, 120_000);
});
