import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { nothingGiven } from './career-record.policy.js';
import { GivenCareerRecord } from './career-record.entity.js';
import { GiveCareerRecord } from './give-career-record.js';

describe('giving a career record', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('keeps each revision, also of an unchanged record, and leaves an event for each', async () => {
    const actor = await aPerson(laurel);
    for (const revision of [0, 1]) await laurel.get(GiveCareerRecord).run({ actor, revision, record: nothingGiven });
    expect(await laurel.dataSource.manager.countBy(GivenCareerRecord, { personId: actor.id })).toBe(2);
    const events = await laurel.dataSource.manager.find(EventRecord, {
      where: { type: 'career-record.given', subjectId: actor.id },
      order: { id: 'ASC' },
    });
    expect(events).toMatchObject([
      { actorId: actor.id, payload: { revision: 1 } },
      { actorId: actor.id, payload: { revision: 2 } },
    ]);
  });

  it('is refused over a revision that the person has not seen', async () => {
    const actor = await aPerson(laurel);
    await expect(laurel.get(GiveCareerRecord).run({ actor, revision: 1, record: nothingGiven })).rejects.toMatchObject({
      kind: 'stale',
      code: 'career-record.stale',
      details: { revision: 0 },
    });
  });

  it('is refused with each fault and its place, and nothing is kept', async () => {
    const actor = await aPerson(laurel);
    const record = { ...nothingGiven, transitionCertificateOn: '2026-07-01' };
    await expect(laurel.get(GiveCareerRecord).run({ actor, revision: 0, record })).rejects.toMatchObject({
      code: 'career-record.faults',
      details: { errors: [{ pointer: '/transitionCertificateOn' }] },
    });
    expect(await laurel.dataSource.manager.countBy(GivenCareerRecord, { personId: actor.id })).toBe(0);
  });
});
