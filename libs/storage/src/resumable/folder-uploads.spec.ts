import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { flowing } from '../../test/store-contract.js';
import { keepsUploads } from '../../test/uploads-contract.js';
import type { ArtifactStore } from '../artifact-store.js';
import { openStore } from '../drivers/open-store.js';
import { openUploads } from './open-uploads.js';

describe('unfinished uploads to a folder', () => {
  let folder: string;
  let store: ArtifactStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'laurel-uploads-'));
    store = await openStore(pathToFileURL(folder).href);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const open = () => openUploads(pathToFileURL(folder).href);

  keepsUploads(() => ({
    open,
    store,
    leftovers: () => readdir(join(folder, '.resumable')),
  }));

  it('makes no folder before the first upload, so reading needs no right to write', async () => {
    const elsewhere = join(folder, 'elsewhere');
    const uploads = await openUploads(pathToFileURL(elsewhere).href);
    expect(await uploads.removeForgotten(new Date())).toBe(0);
    expect(existsSync(elsewhere)).toBe(false);
  });

  it('has the hash of an upload in one request, and none of an upload in several', async () => {
    const uploads = await open();
    const bytes = randomBytes(1000);
    const [whole, pieces] = [randomUUID(), randomUUID()];
    await Promise.all([uploads.begin(whole, 1000), uploads.begin(pieces, 1000)]);

    expect(await uploads.append(whole, flowing(bytes), { offset: 0, size: 1000 })).toEqual({
      arrived: 1000,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(await uploads.append(pieces, flowing(bytes.subarray(0, 400)), { offset: 0, size: 1000 })).toEqual({
      arrived: 400,
      sha256: null,
    });
    expect(await uploads.append(pieces, flowing(bytes.subarray(400)), { offset: 400, size: 1000 })).toEqual({
      arrived: 1000,
      sha256: null,
    });
    await Promise.all([uploads.discard(whole), uploads.discard(pieces)]);
  });

  it('removes old forgotten uploads, and never a finished file', async () => {
    const uploads = await open();
    const [forgotten, fresh, finished] = [randomUUID(), randomUUID(), randomUUID()];
    for (const key of [forgotten, fresh, finished]) await uploads.begin(key, 4);
    await uploads.append(finished, flowing(Buffer.from('done')), { offset: 0, size: 4 });
    await uploads.finish(finished, 4);
    const longAgo = new Date('2021-01-01');
    await utimes(join(folder, '.resumable', forgotten), longAgo, longAgo);
    for (const name of await readdir(folder))
      for (const file of name.startsWith('.') ? [] : await readdir(join(folder, name)))
        await utimes(join(folder, name, file), longAgo, longAgo);

    expect(await uploads.removeForgotten(new Date('2022-01-01'))).toBe(1);

    expect(await uploads.arrived(fresh, 4)).toBe(0);
    expect(await store.stat(finished)).toMatchObject({ size: 4 });
    await uploads.discard(fresh);
  });
});
