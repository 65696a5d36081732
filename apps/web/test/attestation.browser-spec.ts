import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Attestation, AttestationQueries, PublishAttestationText } from '#submissions';
import { anAdministrator, aPerson, aSubmission, type TheirSubmission, theProgram } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 60_000);
afterAll(() => site.stop());

/** Complete but for the attestation. */
async function unattested(): Promise<TheirSubmission> {
  const draft = await aSubmission(site).complete();
  await site.dataSource.manager.delete(Attestation, { submissionId: draft.id });
  return draft;
}

const openCheck = ({ candidateId, enrollmentId }: TheirSubmission) =>
  site.openPage({ as: { id: candidateId }, at: `/work/${enrollmentId}/check` });

describe('a candidate', () => {
  it('cannot submit before attesting, then can; the receipt and the administrator show what they said', async () => {
    const draft = await unattested();
    const page = await openCheck(draft);
    const submit = page.getByRole('button', { name: 'Submit', exact: true });
    await page.getByRole('link', { name: /^Attest that the work is yours/ }).click();
    await page.getByText('You can submit when nothing is missing.').waitFor();
    expect(await submit.count()).toBe(0);

    await page.getByRole('button', { name: 'Save attestation' }).click();
    for (const fault of [
      'Confirm that this work is your own.',
      'Choose how you used AI.',
      'Choose whether anyone is shown or named.',
    ])
      await page.getByText(fault).first().waitFor();
    await expectAccessible(page);

    await page.getByLabel(/^This work is my own/).check();
    await page.getByLabel('I used AI to write drafts.').check();
    await page.getByRole('button', { name: 'Save attestation' }).click();
    await page.getByText('Say how you used AI.').first().waitFor();
    expect(await page.getByText('Choose how you used AI.').count()).toBe(0);
    await page.getByLabel('How you used AI').fill('A chatbot drafted the last section; I rewrote it.');
    await page.getByLabel(/^Yes. Everyone shown or named agreed/).check();
    await page.getByRole('button', { name: 'Save attestation' }).click();
    await page.getByText('Nothing is missing.').waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Change attestation' }).click();
    await page.getByText('Save your attestation first.').waitFor();
    expect(await submit.count()).toBe(0);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await submit.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('heading', { name: 'Receipt' }).waitFor();
    const said = 'I used AI to write drafts. A chatbot drafted the last section; I rewrote it.';
    await page.getByText(said).waitFor();

    const administrator = await site.openPage({
      as: await aPerson(site, { roles: ['administrator'], secondFactor: true }),
      at: `/admin/review/submissions/${draft.id}`,
    });
    await administrator.getByText(said).waitFor();
    await expectAccessible(administrator);
  }, 90_000);

  it('keeps what they entered when the text changes while they read, and attests to the new text', async () => {
    const draft = await unattested();
    const page = await openCheck(draft);
    await page.getByLabel(/^This work is my own/).check();
    await page.getByLabel('I used AI for ideas or wording.').check();
    await page.getByLabel('How you used AI').fill('A chatbot.');
    await page.getByLabel('No. Nobody is shown or named.').check();

    const { items, revision } = await site.get(AttestationQueries).texts(await theProgram(site));
    const statements = { ...items[0]!.statements, ownWork: { statement: 'I alone made this work.' } };
    await site.get(PublishAttestationText).run({
      actor: anAdministrator,
      programId: await theProgram(site),
      revision,
      statements,
      inForceFrom: null,
    });
    await page.getByRole('button', { name: 'Save attestation' }).click();
    await page.getByText('The attestation text has changed since you opened this page').waitFor();

    const confirmation = page.getByLabel('I alone made this work.');
    expect(await confirmation.isChecked()).toBe(false);
    expect(await page.getByLabel('How you used AI').inputValue()).toBe('A chatbot.');
    await confirmation.check();
    await page.getByRole('button', { name: 'Save attestation' }).click();
    await page.getByText('Nothing is missing.').waitFor();
  }, 60_000);
});

describe('an administrator', () => {
  it('publishes a new version of the text', async () => {
    const page = await site.openPage({
      as: await aPerson(site, { roles: ['administrator'], secondFactor: true }),
      at: '/admin/review/attestation',
    });
    const { revision } = await site.get(AttestationQueries).texts(await theProgram(site));
    await page.getByText(`Version ${revision} is in force.`).waitFor();
    await expectAccessible(page);
    await page.getByLabel('Own work').fill('I made this work myself.');
    await page.getByRole('button', { name: 'Publish new version' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish new version' }).click();
    await page.getByText(`Version ${revision + 1} is in force.`).waitFor();
    const [latest] = (await site.get(AttestationQueries).texts(await theProgram(site))).items;
    expect(latest).toMatchObject({
      version: revision + 1,
      statements: { ownWork: { statement: 'I made this work myself.' } },
    });
  }, 60_000);
});
