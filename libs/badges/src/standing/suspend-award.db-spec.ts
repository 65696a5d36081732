import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { anAward, aPilot, type Laurel, type OpenPilot, startLaurel } from '#testing';
import { itFollowsTheLifecycle, order, standing } from '../../test/standing.js';
import type { Award } from '../award.entity.js';
import { AwardQueries } from '../read/award.queries.js';

describe('the standing of a badge', () => {
  let laurel: Laurel;
  let pilot: OpenPilot;
  let award: Award;
  beforeAll(async () => {
    laurel = await startLaurel();
    pilot = await aPilot(laurel, { seats: 100, requirements: [] }).open();
  });
  beforeEach(async () => {
    award = await anAward(laurel, { pilot }).issued();
  });
  afterAll(() => laurel.stop());

  itFollowsTheLifecycle('suspend', () => ({ laurel, award }));

  it('is in neither list while in force', async () => {
    expect(await standing(laurel, award.credentialId)).toEqual({ suspension: false, revocation: false });
  });

  it('follows one of several commands at once', async () => {
    const outcomes = await Promise.allSettled([
      order(laurel, 'suspend', award),
      order(laurel, 'suspend', award),
      order(laurel, 'suspend', award),
      order(laurel, 'suspend', award),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await laurel.get(AwardQueries).byId(award.id)).history.map(({ command }) => command)).toEqual([
      'issue',
      'suspend',
    ]);
  });

  it('leaves an event for each change, with its reason', async () => {
    await order(laurel, 'suspend', award);
    await order(laurel, 'revoke', award);
    const events = await laurel.dataSource.manager.find(EventRecord, {
      where: { subjectKind: 'award', subjectId: award.id },
      order: { id: 'ASC' },
    });
    expect(events.map(({ type, payload }) => [type, payload.reason])).toEqual([
      ['award.issued', undefined],
      ['award.suspended', 'because of suspend'],
      ['award.revoked', 'because of revoke'],
    ]);
  });
});
