import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { told } from '../../test/told.js';
import { MarkNotification } from './mark-notification.js';
import { listedDays } from './notification-list.policy.js';
import { NotificationQueries } from './notification.queries.js';

describe('a notification', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('is unread, then read, and unread again, for its person alone', async () => {
    const [ana, ben] = [await aPerson(laurel), await aPerson(laurel)];
    const { id } = await told(laurel, ana, 'registered', 'A seat');
    const unread = () => laurel.get(NotificationQueries).unread(ana.id);
    const mark = (actor: { id: string }, read: boolean) =>
      laurel.get(MarkNotification).run({ actor, notificationId: id, read });
    expect(await unread()).toBe(1);
    await expect(mark(ben, true)).rejects.toMatchObject({ code: 'notification.not-found' });
    expect(await unread()).toBe(1);
    await mark(ana, true);
    expect(await unread()).toBe(0);
    await mark(ana, false);
    expect(await unread()).toBe(1);
  });

  it('leaves the list after a year', async () => {
    const ana = await aPerson(laurel);
    await told(laurel, ana, 'registered', 'A seat');
    const titles = async () =>
      (await laurel.get(NotificationQueries).page({ personId: ana.id, limit: 10 })).items.map(({ title }) => title);
    laurel.clock.advance({ days: listedDays, seconds: -1 });
    expect(await titles()).toEqual(['A seat']);
    laurel.clock.advance({ seconds: 1 });
    expect([await titles(), await laurel.get(NotificationQueries).unread(ana.id)]).toEqual([[], 0]);
  });
});
