import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProgramQueries } from '#programs';
import { anAuthor, type Laurel, startLaurel } from '#testing';
import { faultsOf, missingPartsOf, unconfirmedWordsOf } from '../authoring/content-rules.policy.js';
import { CreateDraftVersion } from '../authoring/create-draft-version.js';
import { DiscardDraft } from '../authoring/discard-draft.js';
import { MicroCredential } from '../micro-credential.entity.js';
import { CatalogQueries } from '../read/catalog.queries.js';
import { VersionQueries } from '../read/version.queries.js';
import { confirmedWords } from '../unconfirmed.document.js';
import { Version } from '../version.entity.js';
import { shippedPrograms } from '../vocabulary.js';
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
  'version_template',
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
    expect(counts).toEqual([5, 5, 14, 3, 5, 15, 8]);
  });

  const versions = (number: number) =>
    laurel.dataSource.getRepository(Version).find({
      where: { number },
      relations: { microCredential: true },
      order: { microCredential: { code: 'ASC' } },
    });

  it('gives the four in pilot their fourteen outcomes, word for word, as version 1 in pilot at the assumed level', async () => {
    const first = await versions(1);
    expect(
      first.map(({ microCredential, state, level, levelAssumed }) => [
        microCredential.code,
        state,
        level,
        levelAssumed,
      ]),
    ).toEqual(['INS-1', 'INS-2', 'INS-3', 'INS-4'].map((code) => [code, 'pilot', 'developing', true]));
    const outcomes = first.flatMap(({ content }) => content.outcomes);
    expect(outcomes).toHaveLength(14);
    expect(outcomes.map(({ statement }) => statement)).toEqual(
      readCatalogSeed().microCredentials.flatMap((seeded) => seeded.outcomes.map(({ statement }) => statement)),
    );
    expect(outcomes.every(({ details, competencies }) => details.length + competencies.length === 0)).toBe(true);
  });

  it('asks for the four artifacts of the template, with the program’s word minimums', async () => {
    const { content } = (await versions(1))[0]!;
    expect(
      content.artifacts.map(({ kind, text, files }) => [kind, text?.wordMinimum ?? null, files?.minCount ?? null]),
    ).toEqual([
      ['responsive_narrative', 1000, null],
      ['document_profile', null, 1],
      ['portfolio_analysis', 0, null],
      ['reflection_plan', 500, null],
    ]);
    expect(content.rubric.map(({ name, meets }) => [name, meets])).toEqual([
      ['Not met', false],
      ['Progressing', false],
      ['Demonstrated', true],
    ]);
    expect(content).toMatchObject({ passRule: { kind: 'every-detail-meets' }, priceCents: 0 });
    const known = { levels: ['developing'], competencies: [], microCredentials: [] };
    expect(faultsOf(content, known)).toEqual([]);
    expect(missingPartsOf(content)).toEqual([]);
  });

  it('marks questions and sentences of version 1 as drafts, so that only authors read them', async () => {
    for (const { id, content } of await versions(1)) {
      expect(content.artifacts.every(({ guidingQuestions }) => guidingQuestions.length > 0)).toBe(true);
      expect(content.outcomes.every(({ rubricSentences }) => Object.keys(rubricSentences!).length === 3)).toBe(true);
      const { content: read } = await laurel.get(VersionQueries).publicById(id);
      expect(read.about).toMatch(/^You will show /);
      expect(read.artifacts.flatMap(({ guidingQuestions }) => guidingQuestions)).toEqual([]);
      expect(read.outcomes.some(({ rubricSentences }) => rubricSentences !== undefined)).toBe(false);
      expect(read.rubric.map(({ about }) => about)).toEqual(['', '', '']);
    }
  });

  it('drafts version 2 with details, samples and competencies, for the program to confirm before a pilot', async () => {
    const second = await versions(2);
    expect(second.map(({ state, levelAssumed }) => [state, levelAssumed])).toEqual(Array(4).fill(['draft', true]));
    const competencies = [4, 5, 6];
    for (const { content } of second) {
      const details = content.outcomes.flatMap((outcome) => outcome.details);
      expect(missingPartsOf(content)).toHaveLength(details.length);
      expect(faultsOf(content, { levels: ['developing'], competencies, microCredentials: [] })).toEqual([]);
      const { length: questions } = content.artifacts.flatMap(({ guidingQuestions }) => guidingQuestions);
      const linked = content.outcomes.filter((outcome) => outcome.competencies.length > 0);
      expect(unconfirmedWordsOf(content)).toHaveLength(
        2 * content.outcomes.length + questions + linked.length + content.rubric.length,
      );
    }
    const [, practice] = second.map(({ content }) => content);
    expect(practice!.outcomes[1]).toMatchObject({
      competencies: [6],
      details: [
        { letter: 'a', statement: 'Observes classroom instruction' },
        { letter: 'b', statement: 'Provides feedback that is data-informed and timely' },
        { letter: 'c' },
        { letter: 'd' },
      ],
    });
    expect(practice!.outcomes[1]!.sampleDocuments).toContain('Observation schedule for a semester');
    expect(confirmedWords(practice!).outcomes[1]).not.toHaveProperty('sampleDocuments');
  });

  it('names what the program has published, and marks the other titles as working titles', async () => {
    const repository = laurel.dataSource.getRepository(MicroCredential);
    const working = await repository.find({ where: { workingTitle: true }, order: { position: 'ASC' } });
    expect(working.map(({ code }) => code)).toEqual(['VIS-2', 'MAN-1', 'MAN-3', 'INN-3']);
    expect(await repository.findOneBy({ code: 'VIS-1' })).toMatchObject({ title: 'Leading Vision and Mission' });
  });

  it('leaves the history of each version', async () => {
    const events = await laurel.dataSource.query<{ type: string; n: number }[]>(
      `SELECT type, count(*)::int AS n FROM event GROUP BY type ORDER BY type`,
    );
    expect(events).toEqual([
      { type: 'version.drafted', n: 8 },
      { type: 'version.piloted', n: 4 },
    ]);
  });

  it('again changes nothing', async () => {
    const before = await everyRow(laurel);
    expect(await laurel.get(ImportCatalog).run()).toMatchObject({ versionsMade: [] });
    expect(await everyRow(laurel)).toEqual(before);
  });

  it('adds what a later seed adds, and leaves what the program edited', async () => {
    const { dataSource } = laurel;
    await dataSource.query(`UPDATE micro_credential SET title = 'Curriculum for all' WHERE code = 'INS-1'`);
    await dataSource.query(`UPDATE competency SET psel = '{4a}' WHERE number = 4`);
    await dataSource.query(`UPDATE stack SET name = 'Leading instruction' WHERE code = 'INS'`);
    await dataSource.query(`UPDATE level SET name = 'First' WHERE code = 'aspiring'`);
    await dataSource.query(
      `UPDATE domain_function SET name = 'Makes a vision', position = 1 WHERE name = 'Develops a vision'`,
    );
    const { content_hash: hash } = (await dataSource.query(`SELECT content_hash FROM version WHERE number = 2`))[0];
    await dataSource.query(`UPDATE version_template SET content = content || '{"priceCents": 18000}'`);
    const before = await everyRow(laurel);

    const seed = readCatalogSeed();
    const [fourth] = seed.framework.competencies;
    seed.framework.competencies.push(
      { ...fourth!, number: 7, title: 'A seventh' },
      { ...fourth!, number: 1, domain: 'VIS', function: 'Develops a vision', title: 'A first' },
    );
    seed.microCredentials.push({ ...seed.microCredentials[4]!, code: 'VIS-3', title: 'A third' });
    seed.microCredentials[0]!.title = 'Curriculum';
    seed.microCredentials[0]!.outcomes[0]!.statement = 'Another outcome';
    expect(await laurel.get(ImportCatalog).run({ seed })).toMatchObject({ versionsMade: [] });

    const after = await everyRow(laurel);
    before.forEach((table, index) => {
      const rows = new Set((after[index] as unknown[]).map((row) => JSON.stringify(row)));
      for (const row of table as unknown[]) expect(rows).toContain(JSON.stringify(row));
    });
    const added = after.map((table, index) => (table as unknown[]).length - (before[index] as unknown[]).length);
    expect(Object.fromEntries(tables.map((table, index) => [table, added[index]]).filter(([, n]) => n !== 0))).toEqual({
      competency: 2,
      micro_credential: 1,
    });
    expect(await dataSource.query('SELECT function_name FROM competency WHERE number = 1')).toEqual([
      { function_name: 'Makes a vision' },
    ]);
    expect((await dataSource.query(`SELECT content_hash FROM version WHERE number = 2`))[0].content_hash).toBe(hash);
  });

  it('does not draft version 2 again once the program has discarded it', async () => {
    const [draft] = await versions(2);
    await laurel.get(DiscardDraft).run({ versionId: draft!.id, revision: draft!.revision, actor: anAuthor });
    await laurel.get(ImportCatalog).run();
    expect(
      await laurel.dataSource.getRepository(Version).countBy({ microCredentialId: draft!.microCredentialId }),
    ).toBe(2);
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
    expect(await catalog.microCredentials(ours)).toHaveLength(16);
    expect((await catalog.competencies(ours, { limit: 10 })).items.map(({ number }) => number)).toEqual([
      1, 4, 5, 6, 7,
    ]);

    const rows = (all: unknown[]) => all.map((row) => JSON.stringify(row));
    (await everyRow(laurel)).forEach((table, index) => {
      const now = new Set(rows(table as unknown[]));
      for (const row of rows(before[index] as unknown[])) expect(now).toContain(row);
    });
  });

  it('brings the three programs side by side, each with its own levels, artifacts and scale', async () => {
    const imported = [];
    for (const name of shippedPrograms) {
      const { programId } = await laurel.get(ImportCatalog).run({ seed: readCatalogSeed(name) });
      const { code, levels } = await laurel.get(CatalogQueries).framework(programId);
      const examples = await laurel.dataSource
        .getRepository(Version)
        .find({ where: { microCredential: { programId }, number: 1 }, order: { level: 'ASC' } });
      const { content, level, state } = examples[0]!;
      imported.push([code, levels.length, level, state, content.artifacts.length, content.rubric.length]);
    }
    expect(imported).toEqual([
      ['MLDS', 5, 'developing', 'pilot', 4, 3],
      ['MSLEADS', 4, 'principal', 'draft', 3, 2],
      ['SEN', 3, 'emerging_leader', 'draft', 4, 4],
    ]);
  });

  it('lets no example be used: every outcome, detail, artifact and level waits for the program', async () => {
    const { programId } = await laurel.get(ImportCatalog).run({ seed: readCatalogSeed('sen-program') });
    const { content, levelAssumed } = await laurel.dataSource
      .getRepository(Version)
      .findOneByOrFail({ microCredential: { programId } });
    expect(levelAssumed).toBe(false);
    expect(missingPartsOf(content)).toHaveLength(3 + 6 + 4 + 4);
    const draft = await laurel
      .get(CreateDraftVersion)
      .run({ programId, code: 'INI-1', level: 'lead_learner', actor: anAuthor });
    expect(draft.content.artifacts.map(({ kind }) => kind)).toEqual([
      'initiative_charter',
      'action_step_log',
      'role_evidence',
      'spotlight_presentation',
    ]);
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
