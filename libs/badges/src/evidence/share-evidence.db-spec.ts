import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import type { Person } from '#identity';
import { anAward, aPerson, aPilot, type Laurel, startLaurel } from '#testing';
import type { Award } from '../award.entity.js';
import { RevokeAward } from '../standing/revoke-award.js';
import { ShareEvidence } from './share-evidence.js';
import { SharedEvidenceQueries } from './shared-evidence.queries.js';

describe('sharing an item of a badge’s evidence', () => {
  let laurel: Laurel;
  let holder: Person;
  let award: Award;
  beforeAll(async () => {
    laurel = await startLaurel();
    holder = await aPerson(laurel);
    const pilot = await aPilot(laurel, { requirements: [] }).open();
    award = await anAward(laurel, { person: holder, pilot }).issued();
  });
  afterAll(() => laurel.stop());

  const linkNow = async () =>
    (await laurel.get(SharedEvidenceQueries).ofOwn(holder.id, award.id)).find(({ item }) => item === 'results')!.share;
  const share = (listed = false) =>
    laurel.get(ShareEvidence).run({ actor: holder, awardId: award.id, item: 'results', listed });

  it('gives it one link, and the same link when it is shared again', async () => {
    expect(await linkNow()).toBeNull();
    await share();
    const link = await linkNow();
    await share();
    expect(await linkNow()).toEqual(link);
    expect(
      await laurel.dataSource.manager.countBy(EventRecord, { type: 'award.evidence-shared', subjectId: award.id }),
    ).toBe(1);
  });

  it('is listed on the badge’s page where the holder wants that, with the same link', async () => {
    const listed = () => laurel.get(SharedEvidenceQueries).listed(award.id);
    expect(await listed()).toEqual([]);
    await share(true);
    expect(await listed()).toEqual([{ title: 'Level reached on each detail', url: (await linkNow())!.url }]);
    await share();
    expect(await listed()).toEqual([]);
  });

  it('is refused for an item that the work does not have', async () => {
    await expect(
      laurel.get(ShareEvidence).run({ actor: holder, awardId: award.id, item: 'another_artifact', listed: false }),
    ).rejects.toMatchObject({ code: 'evidence.not-found' });
  });

  it('is refused to anyone but the holder, and once the badge is revoked', async () => {
    const actor = await aPerson(laurel);
    await expect(
      laurel.get(ShareEvidence).run({ actor, awardId: award.id, item: 'results', listed: true }),
    ).rejects.toMatchObject({
      code: 'award.not-found',
    });
    await laurel.get(RevokeAward).run({ actor, awardId: award.id, reason: 'A doubt' });
    await expect(share()).rejects.toMatchObject({ code: 'evidence.badge-revoked' });
  });
});
