import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProgramQueries } from '#programs';
import { type Laurel, startLaurel } from '#testing';
import { faultsOf, missingPartsOf } from '../authoring/content-rules.policy.js';
import { MicroCredential } from '../micro-credential.entity.js';
import { CatalogQueries } from '../read/catalog.queries.js';
import { Version } from '../version.entity.js';
import { readCatalogSeed } from './catalog-seed.js';
import { ImportCatalog } from './import-catalog.js';

const tables = [
  'program',
  'framework',
  'level',
  'domain',
  'domain_function',
  'competency',
  'stack',
  'micro_credential',
  'version',
  'event',
];

/** Every row of the catalog with the transaction that last wrote it. Two results are equal only if nothing was written. */
async function everyRow({ dataSource }: Laurel): Promise<unknown[]> {
  return Promise.all(
    tables.map((table) => dataSource.query(`SELECT t.xmin::text, t.* FROM ${table} t ORDER BY t::text`)),
  );
}

describe('importing the catalog', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const count = async (table: string): Promise<number> =>
    (await laurel.dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`))[0]!.n;

  it('twice at once does it once', async () => {
    const operation = laurel.get(ImportCatalog);
    const results = await Promise.all([operation.run(), operation.run()]);
    expect(results.map(({ versionsMade }) => versionsMade.length).sort()).toEqual([0, 4]);
  });

  it('waits while another import is running', async () => {
    const ungranted = `SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted`;
    const waiting = async () => (await laurel.dataSource.query<unknown[]>(ungranted)).length;
    let second: Promise<unknown> = Promise.resolve();
    await laurel.dataSource.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('catalog.import'))`);
      second = laurel.get(ImportCatalog).run();
      while ((await waiting()) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    });
    await second;
  });

  it('brings the framework, five stacks and fifteen micro-credentials', async () => {
    const counts = await Promise.all(
      ['level', 'domain', 'domain_function', 'competency', 'stack', 'micro_credential', 'version'].map(count),
    );
    expect(counts).toEqual([5, 5, 14, 3, 5, 15, 4]);
  });

  it('gives the four in pilot their fourteen outcomes, word for word, as version 1 in pilot at the assumed level', async () => {
    const versions = await laurel.dataSource
      .getRepository(Version)
      .find({ relations: { microCredential: true }, order: { microCredential: { code: 'ASC' } } });
    expect(
      versions.map(({ microCredential, number, state, level, levelAssumed }) => [
        microCredential.code,
        number,
        state,
        level,
        levelAssumed,
      ]),
    ).toEqual(['INS-1', 'INS-2', 'INS-3', 'INS-4'].map((code) => [code, 1, 'pilot', 'developing', true]));
    const statements = versions.flatMap(({ content }) => content.outcomes.map(({ statement }) => statement));
    expect(statements).toHaveLength(14);
    expect(statements).toEqual(readCatalogSeed().microCredentials.flatMap(({ outcomes }) => outcomes));
  });

  it('asks for the four artifacts of the template, with the program’s word minimums and only its own questions', async () => {
    const { content } = (await laurel.dataSource.getRepository(Version).find())[0]!;
    expect(
      content.artifacts.map(({ kind, text, files, guidingQuestions }) => [
        kind,
        text?.wordMinimum ?? null,
        files?.minCount ?? null,
        guidingQuestions,
      ]),
    ).toEqual([
      ['responsive_narrative', 1000, null, []],
      ['document_profile', null, 1, []],
      ['portfolio_analysis', 0, null, []],
      ['reflection_plan', 500, null, []],
    ]);
    expect(content.rubric.map(({ name, meets }) => [name, meets])).toEqual([
      ['Not met', false],
      ['Progressing', false],
      ['Demonstrated', true],
    ]);
    expect(content).toMatchObject({ about: '', passRule: { kind: 'every-detail-meets' }, priceCents: 0 });
    expect(faultsOf(content, { levels: ['developing'], competencies: [] })).toEqual([]);
    expect(missingPartsOf(content)).toEqual([]);
  });

  it('invents nothing for the eleven in development, and marks their titles as working titles', async () => {
    const derived = await laurel.dataSource.getRepository(MicroCredential).findBy({ workingTitle: true });
    expect(derived).toHaveLength(11);
    expect(derived.some(({ code }) => code.startsWith('INS'))).toBe(false);
  });

  it('leaves the history of each version', async () => {
    const events = await laurel.dataSource.query<{ type: string; n: number }[]>(
      `SELECT type, count(*)::int AS n FROM event GROUP BY type ORDER BY type`,
    );
    expect(events).toEqual([
      { type: 'version.drafted', n: 4 },
      { type: 'version.piloted', n: 4 },
    ]);
  });

  it('again changes nothing', async () => {
    const before = await everyRow(laurel);
    expect(await laurel.get(ImportCatalog).run()).toMatchObject({ versionsMade: [] });
    expect(await everyRow(laurel)).toEqual(before);
  });

  it('imports corrections and additions of a later seed, and changes no version', async () => {
    const seed = readCatalogSeed();
    const [fourth] = seed.framework.competencies;
    seed.framework.competencies = [
      { ...fourth!, psel: ['4a'] },
      { ...fourth!, number: 7, title: 'A seventh' },
    ];
    seed.microCredentials[0]!.title = 'Curriculum';
    seed.microCredentials[0]!.outcomes = ['Another outcome'];

    const versions = await laurel.dataSource.query('SELECT xmin::text, * FROM version ORDER BY id');
    expect(await laurel.get(ImportCatalog).run({ seed })).toMatchObject({ versionsMade: [] });

    expect(
      await laurel.dataSource.query('SELECT number, psel FROM competency WHERE number IN (4, 7) ORDER BY number'),
    ).toEqual([
      { number: 4, psel: ['4a'] },
      { number: 7, psel: fourth!.psel },
    ]);
    expect(await laurel.dataSource.getRepository(MicroCredential).findOneBy({ code: 'INS-1' })).toMatchObject({
      title: 'Curriculum',
    });
    expect(await laurel.dataSource.query('SELECT xmin::text, * FROM version ORDER BY id')).toEqual(versions);
  });

  it('of another program takes the same codes, levels and numbers, and neither sees the other', async () => {
    const before = await everyRow(laurel);
    const seed = readCatalogSeed();
    seed.program = { code: 'OTHER', name: 'Another program' };
    seed.framework.name = 'Another framework';
    seed.framework.levels[0]!.name = 'First tier';
    seed.microCredentials[0]!.title = 'Another title';
    const { programId, versionsMade } = await laurel.get(ImportCatalog).run({ seed });
    expect(versionsMade).toEqual(['INS-1', 'INS-2', 'INS-3', 'INS-4']);

    const catalog = laurel.get(CatalogQueries);
    expect(await catalog.framework(programId)).toMatchObject({ name: 'Another framework', code: 'MLDS' });
    expect(await catalog.microCredential(programId, 'INS-1')).toMatchObject({ title: 'Another title' });
    const { id: ours } = await laurel.get(ProgramQueries).standard();
    expect(await catalog.framework(ours)).toMatchObject({ name: 'Missouri Leadership Development System' });
    expect(await catalog.microCredentials(ours)).toHaveLength(15);
    expect((await catalog.competencies(ours, { limit: 10 })).items.map(({ number }) => number)).toEqual([4, 5, 6, 7]);

    const rows = (all: unknown[]) => all.map((row) => JSON.stringify(row));
    (await everyRow(laurel)).forEach((table, index) => {
      const now = new Set(rows(table as unknown[]));
      for (const row of rows(before[index] as unknown[])) expect(now).toContain(row);
    });
  });

  it('stores nothing from a seed that contradicts itself', async () => {
    const before = await everyRow(laurel);
    const seed = readCatalogSeed();
    seed.framework.name = 'Another name';
    seed.microCredentials[3]!.stack = 'No such stack';
    await expect(laurel.get(ImportCatalog).run({ seed })).rejects.toThrow(
      'The seed has no stack "No such stack", which INS-4 names.',
    );
    expect(await everyRow(laurel)).toEqual(before);
  });
});
