import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aFile, aReview, aSubmission } from '#testing';
import { expectAccessible } from './accessible.js';
import { aSubmissionWithFiles } from './reviewer/submission-with-files.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

const captions = `WEBVTT by Sample Principal

NOTE Sample School

00:00.000 --> 00:10.000
<v Teacher>Good morning, everyone.

00:10.000 --> 00:20.000
The principal reads along.
`;

describe('a candidate', () => {
  it('adds captions to a recording, reads what is wrong with them, and removes them', async () => {
    const draft = await aSubmission(site).draft();
    const { id } = await aFile(site, draft);
    await site.dataSource.query(`UPDATE artifact_file SET media_type = 'audio/wav' WHERE id = $1`, [id]);
    await aFile(site, draft, 'document_profile', { name: 'Plan.pdf' });
    const unusable = await aFile(site, draft, 'document_profile', { name: 'Assembly.wav' });
    await site.dataSource.query(`UPDATE artifact_file SET media_type = 'audio/wav', state = 'infected' WHERE id = $1`, [
      unusable.id,
    ]);
    const page = await site.openPage({
      as: { id: draft.candidateId },
      at: `/work/${draft.enrollmentId}/artifacts/document_profile`,
    });
    const group = page.getByRole('group', { name: /^Captions:/ });
    await group.getByText('Captions help reviewers who cannot hear, and they are quicker to search.').waitFor();
    await page.getByText(/^Not usable: the virus check found a problem/).waitFor();
    expect(await group.count()).toBe(1);
    const choose = (name: string, text: string) =>
      group
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });
    await choose('talk.srt', '1\n00:00:01,000 --> soon\nHello\n');
    await group.getByText('The captions cannot be read at line 2, so nothing was saved.').waitFor();
    expect(await group.locator('input[type=file]').inputValue()).toBe(''); // so that the corrected file can be chosen
    await expectAccessible(page);
    await choose('talk.vtt', captions);
    await group.getByText('Captions added: 2 captions.').waitFor();
    expect(await group.getByRole('alert').count()).toBe(0);
    await expectAccessible(page);
    await group.getByRole('button', { name: 'Remove captions' }).click();
    await group.getByText('No captions.').waitFor();
  });
});

describe('a reviewer', () => {
  it('sees the captions while the recording plays, and goes to a line of them', async () => {
    const submission = await aSubmissionWithFiles(site, { captions });
    const review = await aReview(site, { submission }).accepted();
    const page = await site.openPage({ as: { id: review.reviewerId }, at: `/reviews/${review.id}` });
    await page.getByRole('button', { name: /at 0:12/ }).click();
    const evidence = page.getByRole('region', { name: 'Evidence' });
    await evidence.getByRole('paragraph').getByText('The principal reads along.', { exact: true }).waitFor();
    expect(
      await page.evaluate(`[...document.querySelector('audio').textTracks].map(({ label, mode }) => [label, mode])`),
    ).toEqual([['Captions', 'showing']]);
    await evidence.getByText('Captions as text').click();
    expect(await evidence.getByRole('listitem').allInnerTexts()).toEqual([
      '0:00\nTeacher: Good morning, everyone.',
      '0:10\nThe principal reads along.',
    ]);
    await evidence.getByRole('button', { name: '0:00' }).click();
    await evidence.getByRole('paragraph').getByText('Teacher: Good morning, everyone.').waitFor();
    expect(await page.content()).not.toMatch(/Sample (Principal|School)/);
    await expectAccessible(page);
  });

  it('gets a player of sound with a word instead of a black strip, where the browser finds no picture in a video', async () => {
    const submission = await aSubmissionWithFiles(site, { captions });
    const review = await aReview(site, { submission }).accepted();
    const page = await site.openPage({ as: { id: review.reviewerId } });
    // No browser on the way decodes HEVC; to a player, a recording is the same as a video without a picture.
    await page.route(`**/v1/reviews/${review.id}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replaceAll('"audio/wav"', '"video/quicktime"') });
    });
    await page.goto(`/reviews/${review.id}`);
    await page.getByRole('button', { name: /at 0:12/ }).click();
    const evidence = page.getByRole('region', { name: 'Evidence' });
    await evidence.getByText('Your browser found no picture in this file. It plays the sound.').waitFor();
    expect(await evidence.locator('video').count()).toBe(0);
    await evidence.getByRole('paragraph').getByText('The principal reads along.', { exact: true }).waitFor();
    expect(await page.evaluate(`document.querySelector('audio').currentTime`)).toBe(12);
    await expectAccessible(page);
  });
});
