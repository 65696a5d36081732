import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { type TestDatabase, testDatabase } from './test-database.js';

const run = promisify(execFile);

export interface Backup {
  /** A new database with what was in the other one at the time of the backup. */
  restore(): Promise<TestDatabase>;
}

interface Rows {
  table: string;
  columns: string;
  rows: string;
}

/**
 * Backs a database up by `pg_dump`, and restores it by `pg_restore`. Where `pg_dump` is missing or older than the server,
 * all rows are read in one snapshot, and written into a new database with the same schema.
 */
export async function backUp({ databaseUrl }: { databaseUrl: string }): Promise<Backup> {
  if (!(await hasPgDumpFor(databaseUrl))) return backUpRows(databaseUrl);
  const file = join(mkdtempSync(join(tmpdir(), 'laurel-dump-')), 'laurel.dump');
  await run('pg_dump', ['--format=custom', '--file', file, databaseUrl]);
  return {
    async restore() {
      const database = await testDatabase();
      await run('pg_restore', ['--clean', '--if-exists', '--dbname', database.url, file]);
      return database;
    },
  };
}

async function hasPgDumpFor(databaseUrl: string): Promise<boolean> {
  const { stdout } = await run('pg_dump', ['--version']).catch(() => ({ stdout: '' }));
  const [, ours = '0'] = /\) (\d+)/.exec(stdout) ?? [];
  const theirs = await connected(databaseUrl, async (client) => {
    const { rows } = await client.query<{ major: number }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS major`,
    );
    return rows[0]!.major;
  });
  return Number(ours) >= theirs;
}

async function backUpRows(databaseUrl: string): Promise<Backup> {
  const tables = await connected(databaseUrl, readAll);
  return {
    async restore() {
      const database = await testDatabase();
      await connected(database.url, (client) => writeAll(client, tables));
      return database;
    },
  };
}

async function readAll(client: pg.Client): Promise<Rows[]> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const { rows: tables } = await client.query<Omit<Rows, 'rows'>>(
    `SELECT format('%I.%I', table_schema, table_name) AS table,
            string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FILTER (WHERE is_generated = 'NEVER') AS columns
       FROM information_schema.columns JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE table_schema IN ('public', 'auth') AND t.table_type = 'BASE TABLE'
      GROUP BY table_schema, table_name`,
  );
  const read: Rows[] = [];
  for (const { table, columns } of tables) {
    const { rows } = await client.query<{ rows: string }>(
      `SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]')::text AS rows FROM ${table} one`,
    );
    read.push({ table, columns, rows: rows[0]!.rows });
  }
  return read;
}

async function writeAll(client: pg.Client, tables: readonly Rows[]): Promise<void> {
  await client.query(`SET session_replication_role = 'replica'`); // neither triggers nor foreign keys, as pg_restore
  for (const { table, columns, rows } of tables) {
    await client.query(`DELETE FROM ${table}`); // what the migrations wrote
    await client.query(
      `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
      [rows],
    );
  }
}

async function connected<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
