import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAward, aPilot, type Laurel, startLaurel } from '#testing';
import { IssuanceRecord } from '../issuing/issuance.entity.js';
import { StatusLists } from '../standing/status-lists.js';
import { LeavePublishedLists } from './leave-published-lists.js';

describe('leaving the published status lists', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('opens a list with a new number, also before the first badge, and signs the others again', async () => {
    const first = await laurel.get(LeavePublishedLists).run();
    expect(first.closed).toEqual([]);
    const pilot = await aPilot(laurel, { requirements: [] }).open();
    const award = await anAward(laurel, { pilot }).issued();
    const { listNumber } = await laurel.dataSource.manager.findOneByOrFail(IssuanceRecord, {
      credentialId: award.credentialId,
    });
    expect(first.opened).toEqual([listNumber]);
    const signed = await laurel.get(StatusLists).published('suspension', listNumber);

    const second = await laurel.get(LeavePublishedLists).run();
    expect(second.closed).toEqual(first.opened);
    expect(new Set([1, ...first.opened, ...second.opened]).size).toBe(3);
    const again = await laurel.get(StatusLists).published('suspension', listNumber);
    expect(again.revision).toBeGreaterThan(signed.revision);
  });
});
