import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IsNull } from 'typeorm';
import { DomainError } from '#kernel';
import { ArtifactStore } from '#storage';
import { aSubmission, type Laurel, startLaurel } from '#testing';
import { add, put } from '../../test/added-file.js';
import { refusal } from '../../test/refusal.js';
import { ArtifactFile } from '../artifact-file.entity.js';
import { ClearAbandonedUploads } from '../uploads/clear-abandoned-uploads.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('adding files', () => {
  it('leaves neither a row nor bytes when the upload fails', async () => {
    const draft = await aSubmission(laurel).draft();
    let key = '';
    await refusal(
      add(laurel, draft, async (place) => {
        key = place.key;
        await place.store.write(key, Readable.from(['half']), place);
        throw new DomainError('invalid', 'file.truncated', 'The upload was interrupted.');
      }),
    );
    expect(await laurel.get(ArtifactStore).stat(key)).toBeNull();
    expect(await laurel.dataSource.manager.countBy(ArtifactFile, { submissionId: draft.id })).toBe(0);
  });

  it('takes no place in the artifact when the store is down, and its bytes are removed later', async () => {
    const draft = await aSubmission(laurel).draft();
    const store = laurel.get(ArtifactStore);
    const down = jest.spyOn(store, 'remove').mockRejectedValue(new Error('connect ECONNREFUSED'));
    const keys: string[] = [];
    for (let upload = 0; upload < 5; upload++)
      await expect(
        add(laurel, draft, async (place) => {
          keys.push(place.key);
          await place.store.write(place.key, Readable.from(['half']), place);
          throw new Error('socket hang up');
        }),
      ).rejects.toThrow('socket hang up');
    down.mockRestore();
    await add(laurel, draft, put('arrives'));
    const shown = { submissionId: draft.id, removedAt: IsNull() };
    expect(await laurel.dataSource.manager.countBy(ArtifactFile, shown)).toBe(1);

    laurel.clock.advance({ days: 2 });
    await laurel.get(ClearAbandonedUploads).run();
    for (const key of keys) expect(await store.stat(key)).toBeNull();
    expect(await laurel.dataSource.manager.countBy(ArtifactFile, { submissionId: draft.id })).toBe(1);
  });

  it('accepts files sent at the same time up to the limit, and not one more', async () => {
    const draft = await aSubmission(laurel).draft();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, (_, file) => add(laurel, draft, put(`file ${file}`))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const refused = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ code: 'artifact.too-many-files', details: { maxCount: 3 } });
  });
});
