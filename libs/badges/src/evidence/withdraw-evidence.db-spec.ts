import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import type { Person } from '#identity';
import { anAward, aPerson, aPilot, type Laurel, startLaurel } from '#testing';
import type { Award } from '../award.entity.js';
import { ShareEvidence } from './share-evidence.js';
import { SharedEvidenceQueries } from './shared-evidence.queries.js';
import { WithdrawEvidence } from './withdraw-evidence.js';

describe('withdrawing an item of a badge’s evidence', () => {
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
  const share = () =>
    laurel.get(ShareEvidence).run({ actor: holder, awardId: award.id, item: 'results', listed: true });
  const withdraw = (actor = holder) => laurel.get(WithdrawEvidence).run({ actor, awardId: award.id, item: 'results' });

  it('ends its link for good: sharing the item again makes a new one', async () => {
    await share();
    const first = (await linkNow())!;
    await withdraw();
    expect(await linkNow()).toBeNull();
    await share();
    expect((await linkNow())!.url).not.toBe(first.url);
    const token = first.url.split('/').at(-1)!;
    await expect(laurel.get(SharedEvidenceQueries).byToken(award.id, token)).rejects.toMatchObject({
      code: 'shared-evidence.withdrawn',
    });
  });

  it('changes nothing when the item is private', async () => {
    await withdraw();
    const events = () =>
      laurel.dataSource.manager.countBy(EventRecord, { type: 'award.evidence-withdrawn', subjectId: award.id });
    const before = await events();
    await withdraw();
    expect(await events()).toBe(before);
  });

  it('is refused to anyone but the holder', async () => {
    await expect(withdraw(await aPerson(laurel))).rejects.toMatchObject({ code: 'award.not-found' });
  });
});
