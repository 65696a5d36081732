import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactor } from '#database';
import { type Laurel, inProgram, samplePackage, seededCatalog, startLaurel, theProgram } from '#testing';
import { ImportCasePackage } from '../case/import-case-package.js';
import { CaseQueries } from '../case/case.queries.js';
import { RenameMicroCredential } from '../stacks/rename-micro-credential.js';
import { Version } from '../version.entity.js';
import { catalogDifferences } from './catalog-differences.policy.js';
import type { CatalogFile } from './catalog-file.document.js';
import { CatalogFileQueries } from './catalog-file.queries.js';
import { CopiedCatalog } from './copied-catalog.js';

describe('the catalog of a program in a file', () => {
  let laurel: Laurel;
  let file: CatalogFile;
  const imported = samplePackage();
  beforeAll(async () => {
    laurel = await startLaurel();
    await seededCatalog(laurel);
    const programId = await theProgram(laurel);
    await laurel
      .get(ImportCasePackage)
      .run({ programId, file: Buffer.from(JSON.stringify(imported)), actor: { id: 'an-author' } });
    file = throughJson(await laurel.get(CatalogFileQueries).of(programId));
  });
  afterAll(() => laurel.stop());

  const copied = async (code: string, catalog = file): Promise<string> => {
    const { programId } = await inProgram(laurel, code);
    await laurel
      .get(Transactor)
      .run((tx) => laurel.get(CopiedCatalog).write(tx, catalog, { programId: programId!, actorId: 'an-author' }));
    return programId!;
  };

  it('becomes the same catalog in another program, with what was out and with its drafts', async () => {
    const programId = await copied('COPY');
    expect(throughJson(await laurel.get(CatalogFileQueries).of(programId))).toEqual(file);
    expect(file.microCredentials.flatMap(({ versions }) => versions.map(({ state }) => state))).toEqual(
      expect.arrayContaining(['pilot', 'draft']),
    );
  });

  it('keeps imported packages whole, with their identifiers', async () => {
    const programId = await copied('PACKAGES');
    expect(await laurel.get(CaseQueries).package(programId, imported.CFDocument.identifier)).toEqual(
      throughJson(imported),
    );
  });

  it('is another catalog: its own frameworks have identifiers of their own, and changes stay in it', async () => {
    const programId = await copied('APART');
    const [row] = await laurel.dataSource.query(
      `SELECT count(DISTINCT identifier)::int AS identifiers, count(*)::int AS rows FROM framework WHERE NOT imported`,
    );
    expect(row.identifiers).toBe(row.rows);
    const [first] = file.microCredentials;
    await laurel.get(RenameMicroCredential).run({
      programId,
      code: first!.code,
      title: 'Another title',
      revision: 1,
      actor: { id: 'an-author' },
    });
    expect(throughJson(await laurel.get(CatalogFileQueries).of(await theProgram(laurel)))).toEqual(file);
    expect(catalogDifferences(file, await laurel.get(CatalogFileQueries).of(programId))).toEqual([
      `${first!.code}: "${first!.title}" is now "Another title"`,
    ]);
  });

  it('with faults is refused whole, with a pointer to each', async () => {
    const [one, ...others] = file.microCredentials;
    const faulty = { ...file, microCredentials: [{ ...one!, stack: 'NONE' }, one!, ...others] };
    await expect(copied('FAULTY', faulty)).rejects.toMatchObject({
      code: 'catalog-file.content',
      details: {
        errors: [
          { pointer: '/microCredentials/1/code', detail: `"${one!.code}" is already used. Use another.` },
          { pointer: '/microCredentials/0/stack', detail: 'The file has no stack NONE.' },
        ],
      },
    });
    const { programId } = await inProgram(laurel, 'FAULTY');
    expect(await laurel.dataSource.manager.countBy(Version, { microCredential: { programId } })).toBe(0);
  });
});

/** As a file has it: without what JSON does not know. */
function throughJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
