import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FilePreparer, type GivenFile, type Prepared, type Preparing, readable, unreadable } from '#formats';
import { ArtifactStore, FileScanner } from '#storage';
import { type Laurel, aSubmission, startLaurel, type TheirSubmission } from '#testing';
import { add, put } from '../../test/added-file.js';
import { ScanFile } from '../files/scan-file.js';
import { FileText } from './file-text.entity.js';
import { Preparation } from './preparation.entity.js';
import { PrepareFile } from './prepare-file.js';

/** Makes copies with this text, or finds this problem. */
class StandIn extends FilePreparer {
  copy = 'cleaned';
  view: string | null = null;
  problem: Prepared['problem'] = null;
  calls = 0;

  async prepare({ mediaType }: GivenFile, folder: string): Promise<Preparing> {
    this.calls += 1;
    if (this.problem !== null) return { prepared: unreadable(this.problem), fault: null };
    const path = join(folder, 'copy');
    await writeFile(path, this.copy);
    const passages = [{ page: 1, text: 'What it says' }];
    const copy = { path, mediaType };
    if (this.view === null) return { prepared: readable(copy, { pages: 3, passages }), fault: null };
    const view = { path: join(folder, 'view'), mediaType: 'text/html' };
    await writeFile(view.path, this.view);
    return { prepared: readable(copy, { view, pages: 3, passages }), fault: null };
  }
}

let laurel: Laurel;
const preparer = new StandIn();
beforeAll(async () => {
  laurel = await startLaurel({ replace: [[FilePreparer, preparer]] });
});
afterAll(() => laurel.stop());

const prepare = (fileId: string) => laurel.get(PrepareFile).run({ fileId });
const rowOf = ({ storageKey }: { storageKey: string }) =>
  laurel.dataSource.manager.findOneByOrFail(Preparation, { id: storageKey });
const contentAt = async (key: string) => text(await laurel.get(ArtifactStore).read(key));
const events = (fileId: string) =>
  laurel.dataSource.query<{ payload: object }[]>(
    `SELECT payload FROM event WHERE type = 'file.prepared' AND subject_id = $1 ORDER BY id`,
    [fileId],
  );
const scanned = async (draft: TheirSubmission) => {
  const file = await add(laurel, draft, put('original'));
  await laurel.get(ScanFile).run({ fileId: file.id });
  return file;
};
/** As if an earlier cleaner had made the copy. */
const outdate = (id: string) => laurel.dataSource.manager.update(Preparation, { id }, { cleaner: 0 });

describe('preparing a file for reviewers', () => {
  it('keeps the blind copy beside the original, with its hash, its pages and its text', async () => {
    const file = await scanned(await aSubmission(laurel).draft());
    expect(await prepare(file.id)).toBe('ready');
    const row = await rowOf(file);
    expect(row).toMatchObject({ state: 'ready', pages: 3, copySize: 7, problem: null });
    expect(await contentAt(row.copyKey!)).toBe('cleaned');
    expect(await contentAt(file.storageKey)).toBe('original');
    const { passages } = await laurel.dataSource.manager.findOneByOrFail(FileText, { id: file.storageKey });
    expect(passages).toEqual([{ page: 1, text: 'What it says' }]);
    expect(await events(file.id)).toMatchObject([{ payload: { state: 'ready', copySha256: row.copySha256 } }]);
  });

  it('does nothing a second time', async () => {
    const file = await scanned(await aSubmission(laurel).draft());
    await prepare(file.id);
    const before = preparer.calls;
    expect(await prepare(file.id)).toBe('ready');
    expect(preparer.calls).toBe(before);
  });

  it('twice at the same time keeps one copy, and no other bytes', async () => {
    const file = await scanned(await aSubmission(laurel).draft());
    await Promise.all([prepare(file.id), prepare(file.id)]);
    expect(await events(file.id)).toHaveLength(1);
    expect(await contentAt((await rowOf(file)).copyKey!)).toBe('cleaned');
  });

  it('keeps what is wrong with a file that nobody could read', async () => {
    const file = await scanned(await aSubmission(laurel).draft());
    preparer.problem = 'password';
    expect(await prepare(file.id)).toBe('unreadable');
    preparer.problem = null;
    expect(await rowOf(file)).toMatchObject({ state: 'unreadable', problem: 'password', copyKey: null });
  });

  it('makes the copy again when the cleaner has improved, and removes the earlier one', async () => {
    const file = await scanned(await aSubmission(laurel).draft());
    await prepare(file.id);
    const { copyKey: earlier } = await rowOf(file);
    await outdate(file.storageKey);
    preparer.copy = 'cleaned better';
    expect(await prepare(file.id)).toBe('ready');
    preparer.copy = 'cleaned';
    expect(await contentAt((await rowOf(file)).copyKey!)).toBe('cleaned better');
    expect(await laurel.get(ArtifactStore).stat(earlier!)).toBeNull();
  });

  it('keeps the new copy when the store does not remove the earlier one', async () => {
    const file = await scanned(await aSubmission(laurel).draft());
    await prepare(file.id);
    await outdate(file.storageKey);
    const remove = jest.spyOn(laurel.get(ArtifactStore), 'remove').mockRejectedValueOnce(new Error('Not now'));
    await expect(prepare(file.id)).rejects.toThrow('Not now');
    remove.mockRestore();
    expect(await contentAt((await rowOf(file)).copyKey!)).toBe('cleaned');
  });

  it('leaves no copy behind when the store does not take the view', async () => {
    const file = await scanned(await aSubmission(laurel).draft());
    const store = laurel.get(ArtifactStore);
    const real = store.write.bind(store);
    const write = jest.spyOn(store, 'write');
    preparer.view = '<p>';
    write.mockImplementationOnce((...given) => real(...given)).mockRejectedValueOnce(new Error('Not now'));
    await expect(prepare(file.id)).rejects.toThrow('Not now');
    preparer.view = null;
    const [copyKey] = write.mock.calls[0]!;
    write.mockRestore();
    await expect(contentAt(copyKey)).rejects.toThrow();
    expect(await rowOf(file)).toMatchObject({ state: 'waiting', copyKey: null });
  });

  it('keeps the copy that reviewers have when an improved cleaner fails', async () => {
    const file = await scanned(await aSubmission(laurel).draft());
    await prepare(file.id);
    await outdate(file.storageKey);
    preparer.problem = 'too-complex';
    expect(await prepare(file.id)).toBe('ready');
    preparer.problem = null;
    expect(await contentAt((await rowOf(file)).copyKey!)).toBe('cleaned');
  });

  it('does not open an infected file, nor one that is not scanned yet', async () => {
    const file = await add(laurel, await aSubmission(laurel).draft(), put('eicar'));
    expect(await prepare(file.id)).toBeNull();
    const scanner = laurel.get(FileScanner);
    const scan = scanner.scan.bind(scanner);
    scanner.scan = async () => ({ result: 'infected', detail: 'Eicar-Test-Signature' });
    await laurel.get(ScanFile).run({ fileId: file.id });
    scanner.scan = scan;
    expect(await prepare(file.id)).toBeNull();
  });
});
