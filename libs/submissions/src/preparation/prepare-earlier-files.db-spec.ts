import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aFile, aSubmission, type Laurel, startLaurel } from '#testing';
import { Preparation } from './preparation.entity.js';
import { PrepareEarlierFiles } from './prepare-earlier-files.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('preparing files of earlier releases', () => {
  it('takes one content after another until none is left, the submitted ones first', async () => {
    const draft = await aSubmission(laurel).draft();
    const inDraft = await aFile(laurel, draft);
    const sealed = await aSubmission(laurel).sealed();
    const { manager } = laurel.dataSource;
    await manager.query(`UPDATE preparation SET cleaner = 0, begun_at = NULL`);
    const run = () => laurel.get(PrepareEarlierFiles).run();
    expect(await run()).toBe(1);
    const left = await manager.findBy(Preparation, { cleaner: 0 });
    expect(left.map(({ id }) => id)).toContain(inDraft.storageKey);
    while ((await run()) > 0);
    expect(await manager.countBy(Preparation, { cleaner: 0 })).toBe(0);
    expect(sealed.id).not.toBe(draft.id);
  });

  it('leaves alone what another worker has just begun, and takes it up when that worker has crashed', async () => {
    await aFile(laurel, await aSubmission(laurel).draft());
    await laurel.dataSource.query(`UPDATE preparation SET cleaner = 0, begun_at = $1`, [laurel.clock.now()]);
    expect(await laurel.get(PrepareEarlierFiles).run()).toBe(0);
    laurel.clock.advance({ minutes: 31 });
    expect(await laurel.get(PrepareEarlierFiles).run()).toBe(1);
  });
});
