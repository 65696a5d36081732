import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ArtifactStore } from '#storage';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { DataExport } from './data-export.entity.js';
import { MakeExport } from './make-export.js';
import { RequestExport } from './request-export.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel({ at: '2026-03-02T15:00:00Z' });
});
afterAll(() => laurel.stop());

const stored = async (exportId: string) => laurel.get(ArtifactStore).stat(`export-${exportId}`);

/** What it contains is shown by export.e2e-spec.ts of the worker. */
describe('making an export', () => {
  it('keeps it for seven days, and is harmless to repeat', async () => {
    const { id: exportId } = await laurel.get(RequestExport).run({ actor: await aPerson(laurel) });
    await laurel.get(MakeExport).run({ exportId });
    const made = await laurel.dataSource.manager.findOneByOrFail(DataExport, { id: exportId });
    expect(made).toMatchObject({ state: 'ready', expiresAt: new Date('2026-03-09T15:00:00Z') });
    expect(await stored(exportId)).toMatchObject({ size: made.size });
    await laurel.get(MakeExport).run({ exportId });
    expect(await laurel.dataSource.manager.findOneByOrFail(DataExport, { id: exportId })).toEqual(made);
  });

  it('leaves nothing behind when the person is gone, with the request', async () => {
    const { id: exportId } = await laurel.get(RequestExport).run({ actor: await aPerson(laurel) });
    await laurel.dataSource.query('DELETE FROM data_export WHERE id = $1', [exportId]);
    await laurel.get(MakeExport).run({ exportId });
    expect(await stored(exportId)).toBeNull();
  });

  it('that failed too often is given up, and what was written is removed', async () => {
    const { id: exportId } = await laurel.get(RequestExport).run({ actor: await aPerson(laurel) });
    await laurel.get(MakeExport).giveUp({ exportId });
    expect(await laurel.dataSource.manager.findOneByOrFail(DataExport, { id: exportId })).toMatchObject({
      state: 'failed',
    });
    expect(await stored(exportId)).toBeNull();
  });
});
