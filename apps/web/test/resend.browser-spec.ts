import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactor } from '#database';
import type { Person } from '#identity';
import { Message, MessageRepository } from '#notifications';
import { aPerson } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
let administrator: Person;
beforeAll(async () => {
  site = await startSite();
  administrator = await aPerson(site, { roles: ['administrator'] });
}, 120_000);
afterAll(() => site.stop());

describe('an administrator', () => {
  it('finds the emails that a mail server refused, sees them, and sends them again', async () => {
    const { id: personId, email } = await aPerson(site, { email: 'ana@school.example' });
    const letter = { kind: 'submission-received', subject: 'We have your work', text: 'Dear Ana' } as const;
    await site
      .get(Transactor)
      .run((tx) => site.get(MessageRepository).add(tx, { dedupeKey: 'a-receipt', personId, letter }));
    await site.untilIdle();
    const refused = { failure: 'relay', lastError: '550 5.7.1 Blocked', undeliveredAt: site.clock.now() } as const;
    await site.dataSource.manager.update(Message, { personId }, { state: 'failed', sentAt: null, ...refused });

    const page = await site.openPage({ as: administrator, at: '/admin/messages' });
    await page.getByRole('link', { name: 'Send failed emails again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Send failed emails again' }).waitFor();
    const domain = page.getByRole('textbox', { name: 'Address ends with @' });
    const find = page.getByRole('button', { name: 'Find' });
    await domain.fill('other.example');
    await find.click();
    await page.getByText('There are no emails to send again.').waitFor();
    await domain.fill('school.example');
    await find.click();
    const row = page.getByRole('row', { name: /We have your work/ });
    await row.getByText(email).waitFor();
    await row.getByText('The mail server refuses Laurel, or refuses this email.').waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Send 1 email again' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await page.getByText('1 email will be sent again.').waitFor();
    await site.untilIdle();
    await page.reload();
    await page.getByText('1 of 1 email sent.').waitFor();
    await expectAccessible(page);
    expect(await site.dataSource.manager.findOneByOrFail(Message, { personId })).toMatchObject({ state: 'sent' });
  }, 120_000);
});
