import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Person } from '#identity';
import { type Laurel, startLaurel } from '#testing';
import { atWork, noReminders, reminders } from '../../test/reminder-situation.js';
import { PlanRemindersOfPerson } from './plan-reminders-of-person.js';

describe('reminders of a close, planned for a person', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  beforeEach(() => noReminders(laurel));
  afterAll(() => laurel.stop());

  it('use the wall clock of the candidate, and change when the candidate moves', async () => {
    const { personId } = await atWork(laurel, 'Asia/Tokyo');
    expect((await reminders(laurel, 'due')).at(-1)).toBe('close-1 2026-11-06T00:00');
    await laurel.dataSource.manager.update(Person, { id: personId }, { zone: 'America/New_York' });
    await laurel.get(PlanRemindersOfPerson).run({ personId });
    expect((await reminders(laurel, 'due')).at(-1)).toBe('close-1 2026-11-06T14:00');
    expect(await reminders(laurel, 'due')).toHaveLength(5);
  });
});
