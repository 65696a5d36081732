import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { told } from '../../test/told.js';
import { MarkAllNotifications } from './mark-all-notifications.js';
import { NotificationQueries } from './notification.queries.js';

describe('all notifications', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('are read up to the newest that the person saw; later ones and those of others stay unread', async () => {
    const [ana, ben] = [await aPerson(laurel), await aPerson(laurel)];
    await told(laurel, ana, 'registered', 'A seat');
    await told(laurel, ben, 'registered', 'A seat');
    const { id: through } = await told(laurel, ana, 'meeting-moved', 'Changed: Kickoff');
    await told(laurel, ana, 'reminder', '7 days left');
    await laurel.get(MarkAllNotifications).run({ actor: ana, through });
    const { items } = await laurel.get(NotificationQueries).page({ personId: ana.id, unread: true, limit: 10 });
    expect(items.map(({ title }) => title)).toEqual(['7 days left']);
    expect(await laurel.get(NotificationQueries).unread(ben.id)).toBe(1);
  });
});
