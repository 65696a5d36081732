import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ProgramQueries } from '#programs';
import {
  anyCasePackage,
  aVersion,
  caseId,
  type Laurel,
  sampleAssociation,
  sampleDocumentId,
  sampleItem,
  samplePackage,
  seededCatalog,
  startLaurel,
} from '#testing';
import { readCatalogSeed } from '../importing/catalog-seed.js';
import { ImportCatalog } from '../importing/import-catalog.js';
import { CatalogQueries } from '../read/catalog.queries.js';
import type { CaseItemObject, CaseObject, CasePackageObject } from './case-package.document.js';
import { CaseQueries } from './case.queries.js';
import { ImportCasePackage } from './import-case-package.js';

const actor = { id: 'an-author' };
const firstCriterion = '/CFRubrics/0/CFRubricCriteria/0';

describe('a CASE package', () => {
  let laurel: Laurel;
  let programId: string;
  beforeAll(async () => {
    laurel = await startLaurel();
    await seededCatalog(laurel);
    programId = (await laurel.get(ProgramQueries).standard()).id;
  });
  afterAll(() => laurel.stop());

  const bring = (pkg: unknown, { preview = false, of = programId } = {}) =>
    laurel.get(ImportCasePackage).run({ programId: of, file: Buffer.from(JSON.stringify(pkg)), actor, preview });
  const exported = (id: string, of = programId) => laurel.get(CaseQueries).package(of, id);
  const frameworkRows = (frameworkId: string) =>
    laurel.dataSource.query<Record<string, unknown>[]>(
      'SELECT number, identifier, domain_code, function_name, title, psel, descriptors FROM competency WHERE framework_id = $1 ORDER BY number',
      [frameworkId],
    );

  it('that nobody here wrote comes out as it went in, whatever it has', async () => {
    await fc.assert(
      fc.asyncProperty(anyCasePackage, async (pkg) => {
        await bring(pkg);
        expect(await exported(pkg.CFDocument.identifier)).toEqual(JSON.parse(JSON.stringify(pkg)));
        for (const { identifier } of pkg.CFItems ?? [])
          expect(await laurel.get(CaseQueries).item(programId, identifier)).toMatchObject({ identifier });
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('again changes nothing', async () => {
    const pkg = samplePackage();
    const first = await bring(pkg);
    const rows = await frameworkRows(first.frameworkId!);
    const events = () => laurel.dataSource.query(`SELECT id FROM event WHERE type = 'framework.imported'`);
    const before = await events();
    expect(await bring(pkg)).toMatchObject({ frameworkId: first.frameworkId, changes: { any: false, unchanged: 3 } });
    expect(await frameworkRows(first.frameworkId!)).toEqual(rows);
    expect(await events()).toEqual(before);
  });

  it('in its next version keeps the numbers of its competencies, and renames, moves, adds and removes', async () => {
    const { frameworkId } = await bring(samplePackage());
    const before = await frameworkRows(frameworkId!);
    const next = samplePackage();
    next.CFItems = [
      { ...next.CFItems![0]!, fullStatement: 'Reading and writing' },
      { ...next.CFItems![2]!, fullStatement: 'Reads by herself' },
      sampleItem(4, { fullStatement: 'Writes', CFItemType: null }),
    ];
    next.CFAssociations = [
      sampleAssociation(1, 'isChildOf', caseId('a', 1), sampleDocumentId),
      sampleAssociation(2, 'isChildOf', caseId('a', 4), caseId('a', 1)),
      sampleAssociation(3, 'isChildOf', caseId('a', 3), caseId('a', 1)),
    ];
    const preview = await bring(next, { preview: true });
    expect(preview.changes).toMatchObject({ added: 1, removed: 1, changed: 2, unchanged: 0 });
    expect(preview.changes.items.map(({ kind, words }) => `${kind}: ${words}`)).toEqual([
      'changed: R Reading and writing',
      'changed: Reads by herself',
      'added: Writes',
      'removed: R.1 Reads aloud',
    ]);
    expect(await frameworkRows(frameworkId!)).toEqual(before);

    await bring(next);
    const after = await frameworkRows(frameworkId!);
    const numberOf = (rows: Record<string, unknown>[], id: string) => rows.find((row) => row.identifier === id)?.number;
    expect(numberOf(after, caseId('a', 3))).toBe(numberOf(before, caseId('a', 3)));
    expect(after.map(({ title, function_name: name }) => [title, name]).sort()).toEqual([
      ['Reads by herself', 'Reading and writing'],
      ['Writes', 'Reading and writing'],
    ]);
    expect(await exported(sampleDocumentId)).toEqual(next);
  });

  it('cannot lose a competency that a version refers to', async () => {
    const pkg = samplePackage();
    pkg.CFDocument.identifier = caseId('d', 2);
    pkg.CFAssociations![0]!.destinationNodeURI.identifier = caseId('d', 2);
    const { frameworkId } = await bring(pkg);
    const [{ number } = { number: 0 }] = await frameworkRows(frameworkId!);
    const { outcomes } = (await aVersion(laurel).draft()).content;
    await aVersion(laurel, {
      code: 'VIS-2',
      content: { outcomes: [{ ...outcomes[0]!, competencies: [number as number] }, ...outcomes.slice(1)] },
    }).inPilot();
    const emptied: CasePackageObject = { ...pkg, CFItems: [], CFAssociations: [] };
    await expect(bring(emptied)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'framework.referenced',
      details: {
        errors: [
          {
            pointer: '/CFItems',
            detail: `The package no longer has competency ${String(number)}, but VIS-2 version 1 refers to it.`,
          },
        ],
      },
    });
    expect(await exported(caseId('d', 2))).toEqual(pkg);
  });

  it('of several thousand items is imported', async () => {
    const of = caseId('d', 3);
    const items = Array.from({ length: 6_000 }, (_, index) => sampleItem(100_000 + index));
    const parentOf = (index: number) => (index < 20 ? of : items[index % 20]!.identifier);
    const pkg = samplePackage({
      CFDocument: { ...samplePackage().CFDocument, identifier: of },
      CFItems: items,
      CFAssociations: items.map(({ identifier }, index) =>
        sampleAssociation(100_000 + index, 'isChildOf', identifier, parentOf(index)),
      ),
    });
    expect((await bring(pkg)).shown).toEqual({ levels: 0, domains: 20, functions: 20, competencies: 5_980 });
    expect(await exported(of)).toEqual(pkg);
  }, 60_000);

  it('with statements of any length is imported', async () => {
    const pkg = samplePackage();
    const long = Array.from({ length: 4_000 }, (_, index) => `${index * 7_919}🎓`).join(' ');
    pkg.CFItems = [...pkg.CFItems!.map((item) => ({ ...item, fullStatement: `${item.identifier} ${long}` }))];
    await bring(pkg);
    expect(await exported(sampleDocumentId)).toEqual(pkg);
  });

  it('of one program is not seen by another, which can import it too', async () => {
    await bring(samplePackage());
    const seed = readCatalogSeed();
    seed.program = { code: 'OTHER', name: 'Another program' };
    const { programId: other } = await laurel.get(ImportCatalog).run({ seed });
    await expect(exported(sampleDocumentId, other)).rejects.toMatchObject({ code: 'case-package.not-found' });
    await expect(laurel.get(CaseQueries).item(other, caseId('a', 2))).rejects.toMatchObject({
      code: 'case-item.not-found',
    });
    await bring(samplePackage(), { of: other });
    expect(await exported(sampleDocumentId, other)).toEqual(samplePackage());
  });

  it('of our own framework makes the same framework in another program, with its levels and descriptors', async () => {
    const { items } = await laurel.get(CaseQueries).documents(programId, { limit: 1, offset: 0 });
    const own = await exported(items[0]!.identifier);
    await expect(bring(own)).rejects.toMatchObject({ kind: 'conflict', code: 'case-package.own' });

    const seed = readCatalogSeed();
    seed.program = { code: 'EMPTY', name: 'A program without a framework' };
    const { programId: empty } = await laurel.get(ImportCatalog).run({
      seed: {
        ...seed,
        framework: { ...seed.framework, code: 'NONE', levels: [], domains: [], competencies: [] },
        microCredentials: [],
      },
    });
    const { frameworkId } = await bring(own, { of: empty });
    const [original] = await laurel.dataSource.query<{ id: string }[]>(
      'SELECT id FROM framework WHERE program_id = $1 AND NOT imported',
      [programId],
    );
    expect(await frameworkRows(frameworkId!)).toEqual(await frameworkRows(original!.id));
    for (const table of ['level', 'domain', 'domain_function']) {
      const rows = (id: string) =>
        laurel.dataSource.query(
          `SELECT to_jsonb(t) - 'framework_id' - 'changed_at' AS row FROM ${table} t WHERE framework_id = $1 ORDER BY identifier`,
          [id],
        );
      expect(await rows(frameworkId!)).toEqual(await rows(original!.id));
    }
    expect(await exported(items[0]!.identifier, empty)).toEqual(own);
    expect(await laurel.get(CatalogQueries).framework(programId)).toMatchObject({ code: 'MLDS' });
  });

  const refused: [string, (pkg: CasePackageObject) => unknown, string][] = [
    ['is no object', () => [], ''],
    ['has no document', ({ CFItems }) => ({ CFItems }), '/CFDocument'],
    ['has items that are no list', (pkg) => ({ ...pkg, CFItems: {} }), '/CFItems'],
    [
      'has a number for a statement',
      (pkg) => ({ ...pkg, CFItems: [{ ...pkg.CFItems![0], fullStatement: 7 }] }),
      '/CFItems/0/fullStatement',
    ],
    [
      'has an identifier twice',
      (pkg) => ({ ...pkg, CFItems: [...pkg.CFItems!, { ...sampleItem(2), identifier: caseId('a', 2).toUpperCase() }] }),
      '/CFItems/3/identifier',
    ],
    [
      'puts an item under one that it does not have',
      (pkg) => ({ ...pkg, CFAssociations: [sampleAssociation(1, 'isChildOf', caseId('a', 1), caseId('e', 1))] }),
      '/CFAssociations/0/destinationNodeURI/identifier',
    ],
    [
      'puts an item under itself, by a circle',
      (pkg) => ({
        ...pkg,
        CFAssociations: [
          sampleAssociation(1, 'isChildOf', caseId('a', 1), caseId('a', 2)),
          sampleAssociation(2, 'isChildOf', caseId('a', 2), caseId('a', 3)),
          sampleAssociation(3, 'isChildOf', caseId('a', 3), caseId('a', 1)),
        ],
      }),
      '/CFAssociations/2',
    ],
    [
      'has a time that is none',
      (pkg) => ({ ...pkg, CFItems: [{ ...pkg.CFItems![0], lastChangeDateTime: 'yesterday' }] }),
      '/CFItems/0/lastChangeDateTime',
    ],
    [
      'has a character that cannot be stored',
      (pkg) => ({ ...pkg, CFItems: [{ ...pkg.CFItems![0], notes: { 'a/b': ['x\0y'] } }] }),
      '/CFItems/0/notes/a~1b/0',
    ],
    [
      'points at something by an identifier that is too long to find',
      (pkg) => ({ ...pkg, CFAssociations: [sampleAssociation(1, 'exemplar', caseId('a', 2), 'x'.repeat(501))] }),
      '/CFAssociations/0/destinationNodeURI/identifier',
    ],
    [
      'has two levels with one identifier',
      (pkg) => ({ ...pkg, CFRubrics: rubricWith({ quality: 'First' }, { quality: 'Second' }) }),
      `${firstCriterion}/CFRubricCriterionLevels/1/identifier`,
    ],
    [
      'says in a number what a level looks like',
      (pkg) => ({ ...pkg, CFRubrics: rubricWith({ quality: 'First', description: 7 }) }),
      `${firstCriterion}/CFRubricCriterionLevels/0/description`,
    ],
    [
      'puts a level in a place that is no number',
      (pkg) => ({ ...pkg, CFRubrics: rubricWith({ quality: 'First', position: 'top' }) }),
      `${firstCriterion}/CFRubricCriterionLevels/0/position`,
    ],
    ['is too deep', (pkg) => ({ ...pkg, extensions: nested(70) }), `/extensions${'/in'.repeat(60)}`],
  ];

  it.each(refused)('that %s is refused, with the place', async (_, broken, pointer) => {
    const { CFDocument } = samplePackage();
    const pkg = samplePackage({ CFDocument: { ...CFDocument, identifier: sampleDocumentId } });
    await expect(bring(broken(pkg))).rejects.toMatchObject({
      kind: 'invalid',
      code: 'case-package.content',
      details: { errors: [{ pointer }] },
    });
  });

  it('that is not JSON is refused', async () => {
    const operation = laurel.get(ImportCasePackage);
    for (const file of [Buffer.from('<CFPackage/>'), Buffer.from([0xff, 0xfe, 0]), Buffer.alloc(0)])
      await expect(operation.run({ programId, file, actor })).rejects.toMatchObject({ code: 'case-package.not-json' });
  });

  it('as deep as it is long is imported: a hostile chain overflows no stack', async () => {
    const of = caseId('d', 4);
    const items: CaseItemObject[] = Array.from({ length: 20_000 }, (_, index) => sampleItem(200_000 + index));
    const pkg = samplePackage({
      CFDocument: { ...samplePackage().CFDocument, identifier: of },
      CFItems: items,
      CFAssociations: items.map(({ identifier }, index) =>
        sampleAssociation(200_000 + index, 'isChildOf', identifier, items[index - 1]?.identifier ?? of),
      ),
    });
    expect((await bring(pkg)).shown.competencies).toBe(1);
  }, 60_000);
});

/** A rubric with one criterion. All of its levels have the same identifier. */
function rubricWith(...levels: CaseObject[]): CaseObject[] {
  const named = { identifier: caseId('c', 1), uri: '', lastChangeDateTime: '2025-11-03T09:12:44Z' };
  const CFRubricCriterionLevels = levels.map((level) => ({ ...named, ...level }));
  return [{ ...named, CFRubricCriteria: [{ ...named, CFRubricCriterionLevels }] }];
}

function nested(depth: number): object {
  let value = {};
  for (let level = 0; level < depth; level++) value = { in: value };
  return value;
}
