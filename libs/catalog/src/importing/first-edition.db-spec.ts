import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactor } from '#database';
import { contentHash } from '#kernel';
import { migrations } from '#migrations';
import { type Laurel, startLaurel } from '#testing';
import { sampleContent } from '../authoring/content.sample.js';
import { CatalogRepository } from '../catalog.repository.js';
import { Competency } from '../framework.entity.js';
import { MicroCredential } from '../micro-credential.entity.js';
import { VersionQueries } from '../read/version.queries.js';
import { Version } from '../version.entity.js';
import { VersionRepository } from '../version.repository.js';
import { readCatalogSeed } from './catalog-seed.js';
import { ImportCatalog } from './import-catalog.js';

describe('a database with the first edition of the catalog', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('keeps its version 1 as it is, and gets a draft of version 2', async () => {
    const seed = readCatalogSeed();
    seed.microCredentials.forEach((one) => Object.assign(one, { outcomes: [] }));
    const { programId } = await laurel.get(ImportCatalog).run({ seed });
    const old = sampleContent();
    const { id } = await laurel.get(Transactor).run(async (tx) => {
      const microCredential = await laurel.get(CatalogRepository).lock(tx, { programId, code: 'INS-1' });
      const draft = await laurel
        .get(VersionRepository)
        .insertDraft(tx, microCredential, { content: old, actorId: null });
      return laurel.get(VersionRepository).change(tx, draft.id, { command: 'pilot', actorId: null });
    });
    const read = () => laurel.dataSource.query('SELECT xmin::text, * FROM version WHERE id = $1', [id]);
    const before = await read();

    expect(await laurel.get(ImportCatalog).run()).toMatchObject({ versionsMade: ['INS-2', 'INS-3', 'INS-4'] });
    expect(await read()).toEqual(before);
    expect(await laurel.get(VersionQueries).publicById(id)).toMatchObject({
      content: old,
      contentHash: contentHash(old),
    });
    const versions = await laurel.dataSource
      .getRepository(Version)
      .find({ where: { microCredential: { code: 'INS-1' } }, order: { number: 'ASC' } });
    expect(versions.map(({ number, state }) => [number, state])).toEqual([
      [1, 'pilot'],
      [2, 'draft'],
    ]);
  });

  it('gets the titles and the words that the program has published, except where somebody edited them', async () => {
    const { dataSource } = laurel;
    const migration = new (migrations.find(({ name }) => name.startsWith('QuoteTheProgram'))!)();
    const titles = () =>
      dataSource.getRepository(MicroCredential).find({ select: { code: true, title: true, workingTitle: true } });
    const words = async () =>
      (await dataSource.getRepository(Competency).find({ order: { number: 'ASC' } })).map((competency) => ({
        ...competency,
        changedAt: null, // It says when the words changed. This test compares the words.
      }));
    const [published, quoted] = [await titles(), await words()];

    await laurel.get(Transactor).run(async (tx) => {
      await migration.down(tx.queryRunner!);
      await tx.query(`UPDATE micro_credential SET title = 'Staff' WHERE code = 'MAN-2'`);
      await tx.query(`UPDATE competency SET descriptors = '{"emerging": "Ours"}' WHERE number = 5`);
    });
    expect(await titles()).toContainEqual({ code: 'VIS-1', title: 'Develops a Vision', workingTitle: true });
    expect((await words())[0]!.title).toMatch(/^Engages and supports staff in aligning curriculum/);

    await laurel.get(Transactor).run((tx) => migration.up(tx.queryRunner!));
    expect(await titles()).toEqual(
      expect.arrayContaining(
        published.map((one) => (one.code === 'MAN-2' ? { code: 'MAN-2', title: 'Staff', workingTitle: true } : one)),
      ),
    );
    expect(await words()).toEqual(
      quoted.map((one) => (one.number === 5 ? { ...one, descriptors: { emerging: 'Ours' } } : one)),
    );
  });
});
