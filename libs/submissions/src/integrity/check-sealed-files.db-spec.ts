import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ArtifactStore } from '#storage';
import { aFile, aSubmission, type Laurel, startLaurel } from '#testing';
import { ArtifactFile } from '../artifact-file.entity.js';
import { CheckSealedFiles } from './check-sealed-files.js';
import { ContentCheck } from './content-check.entity.js';
import { SealedContentQueries } from './sealed-content.queries.js';

describe('the slow check of sealed files', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const run = () => laurel.get(CheckSealedFiles).run();
  const checks = () => laurel.dataSource.manager.find(ContentCheck, { order: { checkedAt: 'ASC' } });

  it('compares everything once in 30 days, the longest not compared first, and finds what nobody opens', async () => {
    const { id } = await aSubmission(laurel).sealed();
    await aFile(laurel, await aSubmission(laurel).draft()); // nobody's business before the seal
    expect(await run()).toBe(0); // the seal has just compared them
    const files = await laurel.dataSource.manager.findBy(ArtifactFile, { submissionId: id });
    const sealed = await checks();
    expect(sealed.length).toBeGreaterThan(1);

    laurel.clock.advance({ days: 31 });
    await laurel.get(ArtifactStore).remove(files[0]!.storageKey);
    let compared = 0;
    for (let turn = await run(); turn > 0; turn = await run()) compared += turn;
    expect(compared).toBe(sealed.length);
    const [damage] = await laurel.get(SealedContentQueries).damages();
    expect(damage).toMatchObject({ submissionId: id, fileId: files[0]!.id, damage: 'absent' });
  });

  it('looks at damage again every hour', async () => {
    laurel.clock.advance({ hours: 2 });
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
  });

  it('leaves to another worker what that one has begun, until it must have died', async () => {
    laurel.clock.advance({ days: 31 });
    await laurel.dataSource.query('UPDATE content_check SET begun_at = $1', [laurel.clock.now()]);
    expect(await run()).toBe(0);
    laurel.clock.advance({ hours: 7 });
    expect(await run()).toBe(1);
  });
});
