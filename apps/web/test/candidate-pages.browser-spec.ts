import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aFile,
  aMetSubmission,
  anEnrollment,
  aPerson,
  aPilot,
  aSubmission,
  aSubmissionInReview,
  aVersion,
  attended,
} from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 60_000);
afterAll(() => site.stop());

describe('every page of a candidate, in both themes and 320 pixels wide', () => {
  it('before and during the work', async () => {
    const versions = [
      await aVersion(site, { code: 'VIS-1' }).inPilot(),
      await aVersion(site, { code: 'VIS-2' }).inPilot(),
    ];
    const pilot = await aPilot(site, { title: 'Spring pilot', versions, closesOn: '2026-06-19' }).open();
    const person = await aPerson(site, { zone: 'America/Denver' });
    const enrollment = await anEnrollment(site, { pilot, person }).active();
    const registered = await anEnrollment(site, { pilot, person, versionId: versions[1]!.id }).registered();
    const draft = await aSubmission(site, { enrollment }).draft();
    await aFile(site, draft);
    const page = await site.openPage({ as: person });
    for (const [at, says] of [
      ['/work', 'Continue working'],
      [`/work/pilots/${pilot.id}`, 'you attended'],
      [`/work/${registered.id}`, 'The earlier date decides (the pilot’s closing day)'],
      [
        `/work/${enrollment.id}`,
        'In your time zone, Mountain Time (America/Denver), the deadline is Fri, June 19, 2026 at 11:00 PM MDT',
      ],
      [`/work/${enrollment.id}/artifacts/responsive_narrative`, '0 of at least 10 words'],
      [`/work/${enrollment.id}/artifacts/document_profile`, 'Uploaded and checked'],
      [`/work/${enrollment.id}/evidence`, '3 details without evidence'],
      [`/work/${enrollment.id}/check`, 'Still missing'],
      [`/work/${enrollment.id}/requirements`, '1 is poor, 5 is excellent'],
      ['/my-badges', 'No badges yet.'],
    ] as const) {
      await page.goto(at);
      await page.getByText(says).first().waitFor();
      await expectAccessible(page);
    }
  }, 120_000);

  it('after submitting, and with the result', async () => {
    const sealed = await aSubmission(site).sealed();
    const page = await site.openPage({ as: { id: sealed.candidateId }, at: `/work/${sealed.enrollmentId}` });
    await page.getByText('Expect your result around Sat, March 21, 2026').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Recall submission' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Recall submission' }).click();
    await page.getByRole('link', { name: 'Check your answers', exact: true }).waitFor();

    const { submission } = await aSubmissionInReview(site).released({ o2a: 'progressing' });
    const unmet = await site.openPage({ as: { id: submission.candidateId }, at: `/work/${submission.enrollmentId}` });
    await unmet.getByRole('heading', { name: 'Attempt 2 of 3: revise 1 detail' }).waitFor();
    await expectAccessible(unmet);
    await unmet.getByRole('link', { name: 'Read the whole result' }).click();
    await unmet.getByText('The evidence for o2a has no dates.').first().waitFor();
    await expectAccessible(unmet);
    await unmet.getByRole('link', { name: 'Revise unmet details' }).click();
    await unmet.getByText('0 of 1 detail revised').waitFor();
  }, 120_000);

  it('of the badges', async () => {
    const { personId } = await aMetSubmission(site).released();
    await site.untilIdle();
    const page = await site.openPage({ as: { id: personId }, at: '/my-badges' });
    await page.getByText('1 of 15').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: /Developing/ }).click();
    const linkedIn = await page.getByRole('link', { name: /LinkedIn/ }).getAttribute('href');
    expect(Object.fromEntries(new URL(linkedIn!).searchParams)).toMatchObject({
      startTask: 'CERTIFICATION_NAME',
      issueYear: '2026',
      issueMonth: '3',
      certUrl: expect.stringContaining(`${site.url}/badges/`),
    });
    await expectAccessible(page);
  }, 60_000);
});

describe('registering', () => {
  it('requires a meeting, and asks for an acknowledgement for a third micro-credential at a time', async () => {
    const versions = [];
    for (const code of ['VIS-1', 'VIS-2', 'MAN-1']) versions.push(await aVersion(site, { code }).inPilot());
    const pilot = await aPilot(site, { title: 'Autumn pilot', versions, seats: 1 }).open();
    const person = await aPerson(site);
    const page = await site.openPage({ as: person, at: `/work/pilots/${pilot.id}` });
    await page.getByText('Attend a meeting first').waitFor();
    expect(await page.getByRole('button', { name: /^Register/ }).count()).toBe(0);

    await attended(site, pilot, person);
    for (const versionId of pilot.versionIds.slice(0, 2))
      await anEnrollment(site, { pilot, person, versionId }).registered();
    await anEnrollment(site, { pilot, versionId: pilot.versionIds[2] }).registered();
    await page.reload();
    await page.getByRole('button', { name: /^Join the waiting list: MAN-1/ }).click();
    const dialog = page.getByRole('dialog');
    await expectAccessible(page);
    await dialog.getByRole('checkbox', { name: /more than 2 at a time is discouraged/ }).check();
    await dialog.getByRole('button', { name: 'Join the waiting list' }).click();
    await page.getByText('You are number 1 on the waiting list').waitFor();
  }, 60_000);
});

describe('a file', () => {
  it('that is refused says why and what is accepted; a paused or interrupted file continues', async () => {
    const draft = await aSubmission(site).draft();
    const page = await site.openPage({
      as: { id: draft.candidateId },
      at: `/work/${draft.enrollmentId}/artifacts/document_profile`,
    });
    const choose = async (name: string, mimeType: string, buffer: Buffer) => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Choose files' }).click();
      await (await chooser).setFiles({ name, mimeType, buffer });
    };
    await choose('Notes.zip', 'application/zip', Buffer.from('PK'));
    await page
      .getByText(/This file is a ZIP archive, which is not accepted here\. .* Accepted formats: PDF, PNG, WAV\./)
      .waitFor();
    await choose('Pretends.pdf', 'application/pdf', Buffer.from('not a PDF at all'));
    await page.getByText('Pretends.pdf').waitFor();
    await page
      .getByText(/^Not accepted\./)
      .nth(1)
      .waitFor();
    await expectAccessible(page);

    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(500_000, 'a')]);
    await page.route('**/v1/uploads/*', () => undefined); // the connection hangs: no answer comes back
    await choose('Agenda.pdf', 'application/pdf', bytes);
    await page.getByRole('button', { name: 'Pause: Agenda.pdf' }).click();
    await page.getByRole('button', { name: 'Resume: Agenda.pdf' }).waitFor();
    await page.unroute('**/v1/uploads/*');
    await page.getByRole('button', { name: 'Resume: Agenda.pdf' }).click();
    await page.getByText(/^Agenda\.pdf is uploaded/).waitFor();
    await page.getByRole('button', { name: 'Remove Agenda.pdf' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No files yet').waitFor();

    await page.context().setOffline(true);
    await choose('Minutes.pdf', 'application/pdf', bytes);
    await page.getByText('The connection was lost.').waitFor();
    await page.context().setOffline(false);
    await page.getByText(/^Minutes\.pdf is uploaded/).waitFor();
  }, 90_000);
});
