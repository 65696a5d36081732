import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Person } from '#identity';
import type { Enrollment } from '#pilots';
import { anEnrollment, aPerson, aPilot } from '#testing';
import { expectAccessible } from './accessible.js';
import { effortOn } from './effort.js';
import { type Site, startSite } from './start-site.js';

describe('an administrator who extends deadlines', () => {
  let site: Site;
  let administrator: Person;
  beforeAll(async () => {
    site = await startSite();
    administrator = await aPerson(site, { roles: ['administrator'], name: 'Adele Ministrator' });
  }, 120_000);
  afterAll(() => site.stop());

  const closeOf = async ({ id }: Pick<Enrollment, 'id'>) => {
    const [row] = await site.dataSource.query<{ closes_at: Date; state: string }[]>(
      'SELECT closes_at, state FROM enrollment WHERE id = $1',
      [id],
    );
    return row!;
  };
  const week = 7 * 24 * 60 * 60 * 1000;
  const candidates = (page: Page) => page.getByRole('table', { name: 'Candidates in this pilot' });
  const preview = (page: Page) => page.getByRole('table', { name: 'Each new deadline, before you confirm' });

  it('gives one candidate at work a week more, and reads the new last day before confirming', async () => {
    const enrollment = await anEnrollment(site, {
      pilot: await aPilot(site).open(),
      person: await aPerson(site, { name: 'Ada Active' }),
    }).active();
    const page = await site.openPage({ as: administrator, at: `/admin/enrollments/${enrollment.id}` });
    await page.getByRole('button', { name: 'Extend deadline' }).waitFor();
    expect(await page.getByRole('button', { name: 'Expire' }).count()).toBe(0);

    await page.getByRole('button', { name: 'Extend deadline' }).click();
    await preview(page)
      .getByRole('row', { name: /Ada Active.*End of .*days left/ })
      .waitFor();
    await expectAccessible(page);
    await page.getByLabel(/^Reason/).fill('The school was closed after the storm.');
    await page.getByRole('dialog').getByRole('button', { name: 'Extend deadline' }).click();
    await page.getByRole('status').filter({ hasText: '1 deadline extended.' }).waitFor();
    await page.getByRole('row', { name: /Extended.*Adele Ministrator.*closed after the storm/ }).waitFor();
    expect((await closeOf(enrollment)).closes_at.getTime()).toBe(enrollment.closesAt!.getTime() + week);
  }, 120_000);

  it('extends ten at once in three clicks, and learns which ones have no deadline', async () => {
    const pilot = await aPilot(site).withSeats(20).open();
    const ten: Enrollment[] = [];
    for (let one = 1; one <= 10; one++)
      ten.push(await anEnrollment(site, { pilot, person: await aPerson(site, { name: `Candidate ${one}` }) }).active());
    await anEnrollment(site, { pilot, person: await aPerson(site, { name: 'Sue Submitted' }) }).submitted();
    const page = await site.openPage({ as: administrator, at: `/admin/pilots/${pilot.id}/roster` });
    await candidates(page).getByRole('link', { name: 'Candidate 10' }).waitFor();
    expect(await page.getByRole('checkbox', { name: 'Select Sue Submitted' }).count()).toBe(0);

    const effort = await effortOn(page);
    await page.getByRole('checkbox', { name: 'Select all 10 with a deadline' }).click();
    await page.getByRole('button', { name: 'Extend 10 deadlines' }).click();
    await preview(page)
      .getByRole('row', { name: /Candidate 10.*End of/ })
      .waitFor();
    await page.getByLabel(/^Reason/).focus();
    await page.keyboard.type('The network was down for a week.');
    await page.getByRole('dialog').getByRole('button', { name: 'Extend 10 deadlines' }).click();
    await page.getByRole('status').filter({ hasText: '10 deadlines extended.' }).waitFor();
    expect(await effort()).toEqual({ clicks: 3, keys: 0 });
    for (const enrollment of ten)
      expect((await closeOf(enrollment)).closes_at.getTime()).toBe(enrollment.closesAt!.getTime() + week);
    await expectAccessible(page);
  }, 180_000);

  it('is told when one of them submitted in the meantime; the others are extended', async () => {
    const pilot = await aPilot(site).open();
    const [stays, submits] = [
      await anEnrollment(site, { pilot, person: await aPerson(site, { name: 'Stella Stays' }) }).active(),
      await anEnrollment(site, { pilot, person: await aPerson(site, { name: 'Simon Submits' }) }).active(),
    ];
    const page = await site.openPage({ as: administrator, at: `/admin/pilots/${pilot.id}/roster` });
    await page.getByRole('checkbox', { name: 'Select Stella Stays' }).check();
    await page.getByRole('checkbox', { name: 'Select Simon Submits' }).check();
    await page.getByRole('button', { name: 'Extend 2 deadlines' }).click();
    await preview(page)
      .getByRole('row', { name: /Simon Submits.*End of/ })
      .waitFor();
    await page.getByLabel(/^Reason/).fill('The network was down.');
    await site.dataSource.query(`UPDATE enrollment SET state = 'submitted', submitted_at = now() WHERE id = $1`, [
      submits.id,
    ]);
    await page.getByRole('dialog').getByRole('button', { name: 'Extend 2 deadlines' }).click();
    await page.getByText('1 deadline could not be extended').waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Simon Submits: There is no deadline to extend now.' })
      .waitFor();
    expect((await closeOf(stays)).closes_at.getTime()).toBe(stays.closesAt!.getTime() + week);
    expect((await closeOf(submits)).closes_at.getTime()).toBe(submits.closesAt!.getTime());
  }, 120_000);

  it('is offered to expire an enrollment only after its deadline, and can reopen an expired one', async () => {
    const enrollment = await anEnrollment(site, { pilot: await aPilot(site).open() }).active();
    const page = await site.openPage({ as: administrator, at: `/admin/enrollments/${enrollment.id}` });
    await page.getByRole('button', { name: 'Extend deadline' }).waitFor();
    expect(await page.getByRole('button', { name: 'Expire' }).count()).toBe(0);
    await site.advance({ days: 121 });
    await page.reload();
    await page.getByRole('button', { name: 'Expire' }).click();
    await page.getByLabel(/^Reason/).fill('The deadline has passed.');
    await page.getByRole('dialog').getByRole('button', { name: 'Expire' }).click();
    await page.getByRole('status').filter({ hasText: 'The enrollment has expired.' }).waitFor();
    await page.getByRole('button', { name: 'Extend deadline' }).click();
    await preview(page).getByText('the enrollment becomes active again').waitFor();
    await page.getByLabel(/^Reason/).fill('Back from leave.');
    await page.getByRole('dialog').getByRole('button', { name: 'Extend deadline' }).click();
    await page.getByRole('status').filter({ hasText: '1 deadline extended.' }).waitFor();
    expect((await closeOf(enrollment)).state).toBe('active');
  }, 120_000);
});
