import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { createDataSource } from '#database';
import { migrations } from '#migrations';
import {
  aMetSubmission,
  anAward,
  aPerson,
  aPilot,
  type Laurel,
  quickest,
  sessionCookieFor,
  startLaurel,
} from '#testing';
import { type Drill, Fault } from './drill.js';
import { seconds } from './load/meter.js';
import { DebianPostgresql } from './stage/debian-postgresql.js';
import { freePort } from './stage/ports.js';
import { type Kind, Program } from './stage/program.js';
import { environmentOf } from './stage/stage.js';

const badgesAfterBackup = 15;
const waitsMs = 10_000;
const limitMs = 60_000;
const template = 'laurel_template';

export const drill: Drill = {
  shows:
    'after pg_dump and pg_restore no badge is issued until after-restore ran, and no published place is given again',
  async run({ say }) {
    const scratch = mkdtempSync(join(tmpdir(), 'laurel-drill-'));
    chmodSync(scratch, 0o755);
    const undo: (() => unknown)[] = [() => rmSync(scratch, { recursive: true, force: true })];
    try {
      return await restore(scratch, undo, say);
    } finally {
      for (const step of undo) await step();
    }
  },
};

async function restore(scratch: string, undo: (() => unknown)[], say: (line: string) => void): Promise<string[]> {
  const postgresql = await DebianPostgresql.start(scratch);
  undo.unshift(() => postgresql.stop());
  const laurel = await startOn(postgresql);
  undo.unshift(() => laurel.stop());
  const pilot = await aPilot(laurel, { seats: 20, requirements: [] }).open();
  await anAward(laurel, { pilot }).issued();
  const { submission, enrollment } = await aMetSubmission(laurel, { pilot }).decided();
  const administrator = await aPerson(laurel, { roles: ['administrator'] });
  const cookie = await sessionCookieFor(laurel, administrator.id);

  say('pg_dump, then more badges, then pg_restore');
  const folder = join(scratch, 'debian-postgresql/backup');
  const url = new URL(laurel.configuration.databaseUrl);
  postgresql.run('pg_dump', '--format=directory', `--file=${folder}`, url.href);
  for (let badge = 0; badge < badgesAfterBackup; badge += 1) await anAward(laurel, { pilot }).issued();
  const published = await placesIn(url.href);
  url.pathname = '/restored';
  await postgresql.query(`CREATE DATABASE restored TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'`);
  postgresql.run('pg_restore', `--dbname=${url.href}`, folder);

  const environment = { ...environmentOf(laurel.configuration), DATABASE_URL: url.href };
  const programs = await Promise.all((['api', 'worker'] as const).map((kind) => programOf(kind, environment)));
  undo.unshift(() => Promise.all(programs.map((program) => program.end('SIGKILL'))));
  const start = async (): Promise<void> => {
    for (const program of programs) program.start();
    await Promise.all(programs.map(({ ready }) => ready));
  };
  await start();
  const release = `${programs[0]!.url}/v1/submissions/${submission.id}/decision/release`;
  const { status } = await fetch(release, { method: 'POST', headers: { cookie } });
  if (status >= 300) throw new Fault(`On the restored database a release was answered ${status}.`);
  say('a decision is released; no badge may be issued');
  await pause(waitsMs);
  if ((await placesIn(url.href, enrollment.id)).length > 0)
    throw new Fault('A badge was issued on a restored database before after-restore ran.');

  for (const program of programs) await program.end('SIGTERM');
  say('after-restore');
  const file = fileURLToPath(new URL('../apps/operate/src/after-restore.js', import.meta.url));
  const env = { PATH: process.env.PATH, ...environment };
  await promisify(execFile)(process.execPath, [file], { env });
  await start();
  const begun = performance.now();
  let [place] = await placesIn(url.href, enrollment.id);
  for (; place === undefined; [place] = await placesIn(url.href, enrollment.id)) {
    if (performance.now() - begun > limitMs) throw new Fault('After after-restore, the badge was not issued.');
    await pause(200);
  }
  if (published.includes(place)) throw new Fault(`The badge got the published place ${place}.`);
  return [
    `pg_dump and pg_restore of PostgreSQL ${postgresql.version}, with ${badgesAfterBackup} badges issued after the backup`,
    `a release on the restored database succeeded, and no badge was issued within ${seconds(waitsMs)}`,
    `after after-restore, its badge was issued within ${seconds(performance.now() - begun)}, at a place that nobody has`,
  ];
}

/** Laurel in this process, on a database of this server. */
async function startOn(postgresql: DebianPostgresql): Promise<Laurel> {
  const url = `postgres://postgres@127.0.0.1:${postgresql.port}/${template}`;
  await postgresql.query(`CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'`);
  const migrated = await createDataSource({ url, entities: [], migrations }).initialize();
  await migrated.runMigrations();
  await migrated.destroy();
  process.env.LAUREL_TEST_SERVER = url;
  return startLaurel({ at: new Date() });
}

/** The places in the status lists, as `list/index`: of one enrollment, or of all. */
async function placesIn(url: string, enrollmentId: string | null = null): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ place: string }>(
    `SELECT list_number || '/' || list_index AS place FROM issuance WHERE $1::uuid IS NULL OR enrollment_id = $1`,
    [enrollmentId],
  );
  await client.end();
  return rows.map(({ place }) => place);
}

async function programOf(kind: Kind, environment: Record<string, string>): Promise<Program> {
  const port = await freePort();
  const settings = { ...environment, PORT: String(port) };
  return new Program(kind, kind, `http://127.0.0.1:${port}`, settings, await quickest(`apps/${kind}/src/main.js`));
}
