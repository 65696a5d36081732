import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MailChoiceQueries, Message, UnsubscribeLinks } from '#notifications';
import { anEnrollment, aPerson, asActor, aSubmissionInReview } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.stop());

describe('notifications', () => {
  it('are counted at the bell, listed, and lead to what they are about', async () => {
    const enrollment = await anEnrollment(site).active();
    await site.untilIdle();
    const page = await site.openPage({ as: { id: enrollment.personId }, at: '/work' });
    await page.getByRole('link', { name: 'Notifications, 1 unread' }).click();
    await page.getByRole('heading', { name: 'Notifications' }).waitFor();
    await page.getByText('1 shown').waitFor();
    await expectAccessible(page);

    const seat = page.getByRole('link', { name: 'You have a seat for' });
    await seat.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/work/${enrollment.id}`);
    await page.getByRole('link', { name: 'Notifications', exact: true }).waitFor();
  });

  it('are marked as read and unread, one or all, by keyboard', async () => {
    const { personId } = await anEnrollment(site).active();
    await site.untilIdle();
    const page = await site.openPage({ as: { id: personId }, at: '/notifications' });
    await page.getByRole('button', { name: 'Mark as read: You have a seat' }).press('Enter');
    await page.getByRole('button', { name: 'Mark as unread: You have a seat' }).press('Enter');
    await page.getByRole('link', { name: 'Notifications, 1 unread' }).waitFor();
    await page.getByRole('button', { name: 'Mark all as read' }).press('Enter');
    await page.getByText('All notifications are read.').waitFor();
    await page.getByRole('link', { name: 'Notifications', exact: true }).waitFor();
    await page.getByLabel('Show').selectOption('Unread');
    await page.getByText('You have read everything.').waitFor();
    await expectAccessible(page);
  });

  it('are shown page by page', async () => {
    const { personId } = await anEnrollment(site).active();
    await site.untilIdle();
    const { id, dedupeKey, ...message } = await site.dataSource.manager.findOneByOrFail(Message, { personId });
    await site.dataSource.manager.insert(
      Message,
      Array.from({ length: 24 }, (_, index) => ({
        ...message,
        id: id.replace(/.{4}$/, String(1000 + index)),
        dedupeKey: `${dedupeKey} ${index}`,
        subject: `Notification ${index}`,
      })),
    );
    const page = await site.openPage({ as: { id: personId }, at: '/notifications', width: 320 });
    await page.getByText('20 shown, more available').waitFor();
    await page.getByRole('button', { name: 'Show more' }).press('Enter');
    await page.getByText('25 shown', { exact: true }).waitFor();
    await expectAccessible(page);
  });

  it('of a reviewer say what to do, and not whose work it is', async () => {
    const { first, submission } = await aSubmissionInReview(site).offered();
    await site.untilIdle();
    const candidate = await site.dataSource.query<{ name: string; email: string }[]>(
      'SELECT name, email FROM person WHERE id = $1',
      [submission.candidateId],
    );
    const page = await site.openPage({ as: { id: first.reviewerId }, at: '/notifications' });
    const offer = page.getByRole('link', { name: /^Submission \d+ to review: / });
    await offer.waitFor();
    const text = await page.locator('main').innerText();
    for (const word of [candidate[0]!.name, candidate[0]!.email, submission.candidateId])
      expect(text).not.toContain(word);
    await offer.click();
    await page.getByRole('heading', { name: 'Reviews' }).waitFor();
  });
});

describe('emails', () => {
  it('of each kind come at once, in a daily digest, or not; deadlines and results always at once', async () => {
    const person = await aPerson(site);
    const page = await site.openPage({ as: person, at: '/profile' });
    await page.getByRole('link', { name: 'Choose your emails' }).click();
    await page.getByRole('heading', { name: 'Your emails' }).waitFor();
    for (const kind of ['Your account', 'Deadlines', 'Results'])
      await page.getByRole('row', { name: kind }).getByText('Always at once').waitFor();
    await page.getByLabel('Email about Meetings').selectOption('Daily digest');
    await page.getByText('Saved. Meetings: Daily digest.').waitFor();
    await page.getByLabel('Email about Receipts').selectOption('No email');
    await page.getByText('Saved. Receipts: No email.').waitFor();
    await page.getByText('sent at 7:00 AM in your time zone (America/Chicago)').waitFor();
    await expectAccessible(page);

    const chosen = await site.get(MailChoiceQueries).of(asActor(person));
    expect(chosen.filter(({ choice }) => choice !== 'at-once').map(({ kind, choice }) => [kind, choice])).toEqual([
      ['meeting', 'daily'],
      ['submission', 'none'],
    ]);
  });

  it('are turned off from the link in one, which asks first, without signing in', async () => {
    const person = await aPerson(site);
    const url = site.get(UnsubscribeLinks).urlIn({ personId: person.id, kind: 'badge-issued' })!;
    const choice = async () =>
      (await site.get(MailChoiceQueries).of(asActor(person))).find(({ kind }) => kind === 'badge')!.choice;
    const page = await site.openPage({ at: url.slice(site.url.length) });
    await page.getByRole('heading', { level: 1, name: 'Turn off emails: Badges' }).waitFor();
    await expectAccessible(page);
    expect(await choice()).toBe('at-once');
    await page.getByRole('button', { name: 'Turn off these emails' }).click();
    await page.getByText('You get no more of these emails.').waitFor();
    await expectAccessible(page);
    expect(await choice()).toBe('none');
  });

  it('in a daily digest come the next morning, with the link to the choices', async () => {
    const person = await aPerson(site);
    const page = await site.openPage({ as: person, at: '/profile/emails' });
    await page.getByLabel('Email about Seats').selectOption('Daily digest');
    await page.getByText('Saved. Seats: Daily digest.').waitFor();
    await anEnrollment(site, { person }).registered();
    await site.untilIdle();
    await page.getByRole('link', { name: 'notifications', exact: true }).click();
    await page.getByRole('link', { name: 'You have a seat for' }).waitFor();

    const sent = () => site.dataSource.manager.findBy(Message, { personId: person.id, state: 'sent' });
    expect(await sent()).toEqual([]);
    await site.advance({ days: 1 });
    await site.sweep('send-digests');
    await site.untilIdle();
    const [digest, ...others] = await sent();
    expect(others).toEqual([]);
    const link = /\S+\/profile\/emails/.exec(digest!.text)![0];
    await page.goto(link);
    await page.getByRole('heading', { name: 'Your emails' }).waitFor();
    await expectAccessible(page);
  });
});
