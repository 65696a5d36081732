import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '#testing';
import { type Condition, differences, strangeWords, wordsCompared, wordsInCheck } from '../test/vocabulary-check.js';

const libs = join(import.meta.dirname, '../../../libs');

/** What every slice says about its columns: `{ 'review.state': reviewStates }`. */
async function columnsOfVocabularies(): Promise<Record<string, readonly string[]>> {
  const files = readdirSync(libs)
    .flatMap((slice) => ['ts', 'js'].map((ending) => join(libs, slice, `src/vocabulary.${ending}`)))
    .filter((file) => existsSync(file));
  const vocabularies = await Promise.all(
    files.map((file) => import(pathToFileURL(file).href) as Promise<{ columns?: Record<string, readonly string[]> }>),
  );
  return Object.assign({}, ...vocabularies.map(({ columns }) => columns ?? {})) as Record<string, readonly string[]>;
}

describe('the words of the schema', () => {
  let database: TestDatabase;
  let columns: Record<string, string[]>;
  let conditions: Condition[];
  beforeAll(async () => {
    database = await testDatabase();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    columns = await wordsInSchema(client);
    conditions = await conditionsOfSchema(client);
    await client.end();
  });
  afterAll(() => database.drop());

  it('are those of the vocabularies, in both directions', async () => {
    expect(differences(columns, await columnsOfVocabularies())).toEqual([]);
  });

  it('stand in every condition of a table and of an index', async () => {
    const vocabularies = await columnsOfVocabularies();
    expect(strangeWords(conditions, vocabularies)).toEqual([]);
    const planted = { table: 'review', condition: `(state = ANY (ARRAY['offered'::text, 'lockd'::text]))` };
    expect(strangeWords([...conditions, planted], vocabularies)).toEqual(['review.state: the vocabulary lacks lockd']);
  });

  it.each([
    [`CHECK (((state <> 'draft'::text) OR (piloted_at IS NULL)))`, [['state', ['draft']]]],
    [
      `CHECK (((state <> ALL (ARRAY['locked'::text, 'voided'::text])) OR (kind = 'whole'::text)))`,
      [
        ['state', ['locked', 'voided']],
        ['kind', ['whole']],
      ],
    ],
    [`(state = ANY (ARRAY['offered'::text, 'locked'::text]))`, [['state', ['offered', 'locked']]]],
    [`CHECK ((media_type <> ''::text))`, [['media_type', []]]],
    ['CHECK ((slot = ANY (ARRAY[1, 2, 3])))', []],
  ])('are found in the condition %s', (condition, words) => expect(wordsCompared(condition)).toEqual(words));

  it('are compared in both directions', () => {
    const [[column, words]] = Object.entries(columns) as [[string, string[]]];
    const changed = { ...columns, [column]: [...words, 'lost'] };
    const more = { ...columns, 'bell.state': ['rung'] };
    expect(differences(columns, changed)).toEqual([`${column}: the schema lacks lost`]);
    expect(differences(changed, columns)).toEqual([`${column}: the vocabulary lacks lost`]);
    expect(differences(more, columns)).toEqual(['bell.state: no vocabulary names it']);
    expect(differences(columns, more)).toEqual(['bell.state: the schema has no CHECK of it']);
  });

  it.each([
    [`CHECK ((state = ANY (ARRAY['open'::text, 'shut'::text])))`, ['open', 'shut']],
    [`CHECK ((roles <@ ARRAY['coach'::text, 'reviewer'::text]))`, ['coach', 'reviewer']],
    [`CHECK ((algorithm = 'Ed25519'::text))`, ['Ed25519']],
    [`CHECK (((state <> 'draft'::text) OR (piloted_at IS NULL)))`, null],
    ['CHECK ((position >= 1))', null],
    ['CHECK ((slot = ANY (ARRAY[1, 2, 3])))', null],
  ])('are read from %s', (definition, words) => expect(wordsInCheck(definition)).toEqual(words));
});

/** The conditions of CHECKs, and of indexes of a part of a table. */
async function conditionsOfSchema(client: pg.Client): Promise<Condition[]> {
  const { rows } = await client.query<Condition>(
    `SELECT conrelid::regclass::text AS table, pg_get_constraintdef(oid) AS condition
       FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace
     UNION ALL
     SELECT indrelid::regclass::text, pg_get_expr(indpred, indrelid)
       FROM pg_index JOIN pg_class class ON class.oid = indexrelid
      WHERE indpred IS NOT NULL AND relnamespace = 'public'::regnamespace`,
  );
  return rows;
}

/** The words that each column may contain, by its CHECK. */
async function wordsInSchema(client: pg.Client): Promise<Record<string, string[]>> {
  const { rows } = await client.query<{ column: string; definition: string }>(
    `SELECT class.relname || '.' || attribute.attname AS column, pg_get_constraintdef(con.oid) AS definition
       FROM pg_constraint con JOIN pg_class class ON class.oid = con.conrelid JOIN pg_namespace space ON space.oid = class.relnamespace
       JOIN pg_attribute attribute ON attribute.attrelid = class.oid AND attribute.attnum = con.conkey[1]
      WHERE con.contype = 'c' AND cardinality(con.conkey) = 1 AND space.nspname = 'public'`,
  );
  return Object.fromEntries(
    rows.flatMap(({ column, definition }) => {
      const words = wordsInCheck(definition);
      return words === null ? [] : [[column, words]];
    }),
  );
}
