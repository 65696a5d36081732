import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Laurel, startLaurel } from '#testing';
import { holdings } from './holdings.js';
import { unaccountedFor } from './unaccounted.policy.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

/** Every column that can have words in it: text, JSON, bytes and lists of text. */
const wordyColumns = () =>
  laurel.dataSource.query<{ table: string; column: string }[]>(
    `SELECT CASE WHEN n.nspname = 'public' THEN c.relname ELSE n.nspname || '.' || quote_ident(c.relname) END AS "table", a.attname AS "column"
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname IN ('public', 'auth')
        AND a.atttypid::regtype::text IN ('text', 'jsonb', 'json', 'bytea', 'text[]', 'character varying')`,
  );

describe('the inventory of personal data', () => {
  it('accounts for every column with words of every table: it is erased, or says nothing about anybody', async () => {
    expect(unaccountedFor(await wordyColumns(), holdings)).toEqual([]);
  });

  it('notices a new column, and a new table', async () => {
    const columns = await wordyColumns();
    expect(unaccountedFor([...columns, { table: 'enrollment', column: 'nickname' }], holdings)).toEqual([
      'enrollment.nickname',
    ]);
    expect(unaccountedFor([...columns, { table: 'diary', column: 'text' }], holdings)).toEqual(['diary.text']);
  });

  it('names no table or column that does not exist', async () => {
    for (const { tables, subjects, stored, exportedFiles } of holdings) {
      const person = ['00000000-0000-7000-8000-000000000000'];
      const others = [stored?.keys, exportedFiles].filter((sql) => sql !== undefined);
      for (const sql of [...subjects, ...others]) await laurel.dataSource.query(sql, person);
      for (const { table, whose, erase, exported, plain = [] } of tables) {
        const named = [...plain, ...(erase === 'delete' ? [] : Object.keys(erase))];
        const columns = named.length === 0 ? '1' : named.map((column) => `t.${column}`).join(', ');
        await laurel.dataSource.query(`SELECT ${columns} FROM ${table} t WHERE ${whose}`, person);
        if (exported !== undefined) await laurel.dataSource.query(exported, person);
      }
    }
  });
});
