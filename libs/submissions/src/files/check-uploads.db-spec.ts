import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { Delivery, DeliveryHandling, JobWorkersModule } from '#jobs';
import { FileScanner, ScannerUnavailable } from '#storage';
import { aSubmission, type Laurel, startLaurel } from '#testing';
import { add, put } from '../../test/added-file.js';
import { ArtifactFile } from '../artifact-file.entity.js';
import { CheckUploads } from './check-uploads.listener.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel({ imports: [JobWorkersModule.forRoot()], providers: [CheckUploads] });
});
afterAll(() => laurel.stop());

it('a file outlasts a scanner that is away for three days, and is scanned when it is back', async () => {
  const { manager } = laurel.dataSource;
  const file = await add(laurel, await aSubmission(laurel).draft(), put('a few bytes'));
  const { id: eventId } = await manager.findOneByOrFail(EventRecord, { type: 'file.uploaded', subjectId: file.id });
  const key = { eventId, listener: 'CheckUploads' };
  await manager.insert(Delivery, { ...key, queue: 'files', attempts: 0, dueAt: laurel.clock.now() });
  const delivery = () => manager.findOneByOrFail(Delivery, key);
  const state = async () => (await manager.findOneByOrFail(ArtifactFile, { id: file.id })).state;
  const attempt = () => laurel.get(DeliveryHandling).handle(key);

  const scanner = laurel.get(FileScanner);
  const scan = scanner.scan.bind(scanner);
  scanner.scan = () => Promise.reject(new ScannerUnavailable('The virus scanner gave no verdict: ECONNREFUSED'));
  const backAt = laurel.clock.now().getTime() + 71.9 * 60 * 60 * 1000;
  for (;;) {
    await attempt();
    const { dueAt, failedAt, handledAt } = await delivery();
    expect([failedAt, handledAt, await state()]).toEqual([null, null, 'scanning']);
    laurel.clock.set(dueAt);
    if (dueAt.getTime() >= backAt) break;
  }
  scanner.scan = scan;
  await attempt();
  expect(await state()).toBe('clean');
  expect((await delivery()).handledAt).toEqual(laurel.clock.now());
});
