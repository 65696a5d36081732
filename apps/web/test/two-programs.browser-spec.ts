import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anInvitee, aPerson, aPersonWithPassword, aPilot, aVersion, inProgram, type Laurel } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
let other: Laurel;
beforeAll(async () => {
  site = await startSite();
  other = await inProgram(site, 'SEN');
});
afterAll(() => site.stop());

describe('somebody in two programs', () => {
  it('joins the second from the mailed link, and switches between both in the header', async () => {
    const pilot = await aPilot(site, { title: 'Pilot of the first program' }).open();
    await aPilot(other, { title: 'Pilot of the other', versions: [await aVersion(other).inPilot()] }).open();
    const person = await aPersonWithPassword(site);
    const { token } = await anInvitee(other, { email: person.email, roles: ['candidate'] });

    const page = await site.openPage({ as: person, at: `/invitation#${token}` });
    await page.getByText('You are invited to Test program SEN as candidate.').waitFor();
    expect(await page.getByLabel('Password').count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Join Test program SEN' }).click();

    const program = page.getByRole('combobox', { name: 'Program' });
    await program.waitFor();
    expect(await program.inputValue()).toBe('SEN');
    await page.goto(`${site.url}/catalog/VIS-1`);
    await page.getByText('Pilot of the other').first().waitFor();
    expect(await page.getByText(pilot.pilot.title).count()).toBe(0);
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);

    await Promise.all([page.waitForEvent('load'), program.selectOption('MLDS')]);
    await page.goto(`${site.url}/catalog/VIS-1`);
    await page.getByText(pilot.pilot.title).first().waitFor();
    expect(await page.getByText('Pilot of the other').count()).toBe(0);
  });

  it('has no switch while there is one program', async () => {
    const page = await site.openPage({ as: await aPerson(site), at: '/profile' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('combobox', { name: 'Program' }).count()).toBe(0);
  });

  it('in the second alone sees its catalog, without choosing', async () => {
    const page = await site.openPage({ as: await aPerson(other), at: '/profile' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goto(`${site.url}/catalog/VIS-1`);
    await page.getByText('Pilot of the other').first().waitFor();
  });
});
