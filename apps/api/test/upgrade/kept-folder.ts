import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { createDataSource } from '#database';
import { migrations } from '#migrations';
import { type TestDatabase, testDatabase } from '#testing';

/**
 * What an earlier release left in its data folder, kept in a file: the rows of each table, the files of the store, and
 * what it answered at addresses of the public.
 */
export interface KeptFolder {
  tables: Record<string, Record<string, unknown>[]>;
  /** Base64, by their paths in the store. */
  store: Record<string, string>;
  answers: Record<string, object>;
}

/** @param name of the file beside this one, without its ending. */
export function readKeptFolder(name: string): KeptFolder {
  const file = fileURLToPath(new URL(`./${name}.json.gz`, import.meta.url));
  return JSON.parse(gunzipSync(readFileSync(file)).toString()) as KeptFolder;
}

/** A database as that release left it: with its schema and its rows. */
export async function databaseOf({ tables }: KeptFolder): Promise<TestDatabase> {
  const database = await testDatabase({ made: "TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'" });
  await migrateOnlyAsFarAs(tables, database.url);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(`SET session_replication_role = 'replica'`); // the rows were checked when they were written
    await client.query(`TRUNCATE ${Object.keys(tables).join(', ')} CASCADE`); // migrations fill some tables
    for (const [table, rows] of Object.entries(tables)) await fill(client, table, rows);
  } finally {
    await client.end();
  }
  return database;
}

/** Puts the files of the store into a folder. */
export function unpackStore({ store }: KeptFolder, folder: string): void {
  for (const [path, base64] of Object.entries(store)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), Buffer.from(base64, 'base64'));
  }
}

async function migrateOnlyAsFarAs(tables: KeptFolder['tables'], url: string): Promise<void> {
  const ran = new Set(tables['public."migration"']!.map(({ name }) => name));
  const known = migrations.filter(({ name }) => ran.has(name));
  const dataSource = createDataSource({ url, entities: [], migrations: known, poolSize: 1 });
  await dataSource.initialize();
  await dataSource.runMigrations();
  await dataSource.destroy();
}

async function fill(client: pg.Client, table: string, rows: object[]): Promise<void> {
  const { rows: columns } = await client.query<{ name: string }>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [table],
  );
  const names = columns.map(({ name }) => name).join(', ');
  await client.query(
    `INSERT INTO ${table} (${names}) OVERRIDING SYSTEM VALUE
     SELECT ${names} FROM json_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}
