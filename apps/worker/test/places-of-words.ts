import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Laurel } from '#testing';

/** Every place where one of these words stands: tables of every schema, the queue's too, and contents of the store. */
export async function placesOfWords(laurel: Laurel, words: readonly string[]): Promise<string[]> {
  return [...(await inTables(laurel, words)), ...(await inStore(laurel, words))].sort();
}

async function inTables({ dataSource }: Laurel, words: readonly string[]): Promise<string[]> {
  const columns = await dataSource.query<{ table: string; column: string; type: string }[]>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS "table", a.attname AS "column", a.atttypid::regtype::text AS type
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { table, column, type } of columns) {
    const text = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const [{ held }] = await dataSource.query<[{ held: string | null }]>(
      `SELECT min(word) AS held FROM ${table}, unnest($1::text[]) AS word WHERE strpos(lower(${text}), lower(word)) > 0`,
      [words],
    );
    if (held !== null) found.push(`${table}.${column}: ${held}`);
  }
  return found;
}

async function inStore({ configuration }: Laurel, words: readonly string[]): Promise<string[]> {
  const folder = fileURLToPath(configuration.storeUrl);
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of names.filter((each) => each.isFile())) {
    const content = (await readFile(join(entry.parentPath, entry.name))).toString('latin1').toLowerCase();
    const held = words.find((word) => content.includes(word.toLowerCase()) || entry.name.includes(word));
    if (held !== undefined) found.push(`store: ${held}`);
  }
  return found;
}
