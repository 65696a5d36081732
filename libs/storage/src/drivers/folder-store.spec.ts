import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { enough, keepsTheContract } from '../../test/store-contract.js';
import type { ArtifactStore } from '../artifact-store.js';
import { openStore } from './open-store.js';

describe('a folder', () => {
  let folder: string;
  let store: ArtifactStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'laurel-store-'));
    store = await openStore(pathToFileURL(folder).href);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  keepsTheContract(() => ({
    store,
    async crashWhileWriting() {
      await mkdir(join(folder, '.unfinished'), { recursive: true });
      const path = join(folder, '.unfinished', `${randomUUID()}.${randomUUID()}`);
      await writeFile(path, 'half a fi');
      await utimes(path, new Date('2021-01-01'), new Date('2021-01-01'));
    },
  }));

  it('spreads keys over subfolders', async () => {
    const fresh = await openStore(pathToFileURL(join(folder, 'fresh')).href);
    for (let i = 0; i < 20; i++) await fresh.write(randomUUID(), Readable.from('x'), enough);

    const subfolders = (await readdir(join(folder, 'fresh'))).filter((name) => /^[0-9a-f]{2}$/.test(name));

    expect(subfolders.length).toBeGreaterThan(10);
  });
});
