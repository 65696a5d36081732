import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { refuseForeign } from './cluster.js';
import { type Postgres, startPostgres } from './index.js';
import { postgresProcessesOf, processIdentity, waitUntil } from './processes.js';

const compiled = new URL('../../../dist/libs/embedded-postgres/src/index.js', import.meta.url).href;

/** Another Laurel: a second process that runs PostgreSQL on a folder until it is told to stop. */
const program = `
  import { startPostgres } from ${JSON.stringify(compiled)};
  const server = await startPostgres(JSON.parse(process.argv[1]));
  process.on('SIGINT', () => server.stop().then(() => process.exit(0)));
  process.stdout.write(server.url + '\\n');
  setInterval(() => {}, 1000);
`;

let made: string;
let folder: string;
let started: Postgres[];
let others: ChildProcess[];

/** Making a cluster takes most of a second, so most tests begin with a copy of one. */
beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'laurel-postgres-'));
  await (await startPostgres({ dataFolder: made, durable: false })).stop();
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-postgres-'));
  cpSync(made, folder, { recursive: true });
  started = [];
  others = [];
});

afterEach(async () => {
  for (const other of others) other.kill('SIGKILL');
  await Promise.all(started.map((server) => server.stop()));
  const cluster = join(folder, 'cluster');
  if (existsSync(cluster)) await waitUntil(() => postgresProcessesOf(cluster).length === 0, 10_000);
  rmSync(folder, { recursive: true, force: true });
});

async function start(dataFolder = folder): Promise<Postgres> {
  const server = await startPostgres({ dataFolder, durable: false });
  started.push(server);
  return server;
}

async function stop(server: Postgres): Promise<void> {
  started.splice(started.indexOf(server), 1);
  await server.stop();
}

async function startElsewhere(
  options: { removeAfterwards?: string; durable?: boolean } = {},
): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', program, JSON.stringify({ dataFolder: folder, durable: false, ...options })],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true, // with its own process group, as in a terminal
    },
  );
  others.push(child);
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  return { process: child, url: line.toString().trim() };
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

function postmaster(): number {
  return Number.parseInt(readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8'), 10);
}

/** The shell that would stop the server when its owner is killed. */
function guardOf(pid: number): number {
  const guards = readdirSync('/proc').filter((name) => {
    try {
      return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(`laurel-postgres-guard\0${pid}\0`);
    } catch {
      return false;
    }
  });
  return Number(guards[0]);
}

describe('an embedded PostgreSQL', () => {
  it('keeps its data from one start to the next', async () => {
    const first = await start();
    await query(first.url, `CREATE TABLE kept AS SELECT 'Évidence' AS word`);
    await stop(first);
    const second = await start();
    expect(await query(second.url, 'SELECT lower(word) AS word FROM kept')).toEqual([{ word: 'évidence' }]);
  });

  it('runs as an account that is not root', async () => {
    await start();
    const uid = statSync(join(folder, 'cluster')).uid;
    expect(uid).not.toBe(0);
    expect(statSync(`/proc/${postmaster()}`).uid).toBe(uid);
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const { url } = await start();
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
  });

  it('works below a folder that other accounts may not enter', async () => {
    const home = join(folder, 'home');
    mkdirSync(home, { mode: 0o700 });
    const { url } = await start(join(home, 'laurel', 'data'));
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(statSync(home).mode & 0o777).toBe(0o700);
  });

  it('refuses a second start on its folder, in this process or another, and continues', async () => {
    const { process: owner, url } = await startElsewhere();
    await expect(start()).rejects.toThrow(`Laurel is already running on ${folder} (process ${owner.pid}).`);
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is stopped cleanly by ctrl-C', async () => {
    const { process: owner } = await startElsewhere({ durable: true });
    const server = postmaster();
    process.kill(-owner.pid!, 'SIGINT');
    await once(owner, 'exit');
    expect(owner.exitCode).toBe(0);
    expect(processIdentity(server)).toBeNull();
    expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).toContain('database system is shut down');
    expect(readdirSync(folder).sort()).toEqual(['cluster', 'password', 'postgres.log']);
  });

  it('ends when its owner is killed, and a folder that need not last is removed', async () => {
    const { process: owner } = await startElsewhere({ removeAfterwards: folder });
    const server = postmaster();
    owner.kill('SIGKILL');
    expect(await waitUntil(() => processIdentity(server) === null && !existsSync(folder), 10_000)).toBe(true);
  });

  it('removes a folder that need not last, even if the server ended first and its owner then forgot to', async () => {
    const { process: owner } = await startElsewhere({ removeAfterwards: folder });
    process.kill(postmaster(), 'SIGKILL');
    await waitUntil(() => postgresProcessesOf(join(folder, 'cluster')).length === 0, 10_000);
    owner.kill('SIGKILL');
    expect(await waitUntil(() => !existsSync(folder), 10_000)).toBe(true);
  });

  it('stops a server that kill -9 left running, and continues with its data', async () => {
    const { process: owner, url } = await startElsewhere({ durable: true });
    await query(url, `CREATE TABLE kept AS SELECT 1 AS one`);
    const orphan = postmaster();
    process.kill(guardOf(orphan), 'SIGKILL');
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    expect(processIdentity(orphan)).not.toBeNull();

    const server = await start();
    expect(processIdentity(orphan)).toBeNull();
    expect(await query(server.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  });

  it('recovers after the server itself was killed', async () => {
    const first = await startPostgres({ dataFolder: folder, durable: true });
    started.push(first);
    await query(first.url, `CREATE TABLE kept AS SELECT 1 AS one`);
    process.kill(postmaster(), 'SIGKILL');
    await first.exited;
    await stop(first);
    const second = await start();
    expect(await query(second.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  });

  it('ignores a lock file whose number now belongs to another process', async () => {
    writeFileSync(
      join(folder, 'cluster', 'postmaster.pid'),
      `${process.ppid}\n${join(folder, 'cluster')}\n1\n54321\n\n127.0.0.1\n`,
    );
    writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: process.ppid, identity: 'an earlier life' }));
    const { url } = await start();
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('starts over when making the data was interrupted', async () => {
    rmSync(join(folder, 'cluster'), { recursive: true });
    mkdirSync(join(folder, 'cluster.new'));
    writeFileSync(join(folder, 'cluster.new', 'PG_VERSION'), '18\n');
    const { url } = await start();
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('says who owns the data, when it is another user', () => {
    const cluster = join(folder, 'cluster');
    const root = process.getuid!() === 0;
    if (root) chownSync(cluster, 12345, 12345);
    const foreign = root ? cluster : '/';
    expect(() => refuseForeign(foreign, null)).toThrow(
      `The data in ${foreign} belongs to user ${root ? 12345 : 0}, and this is user ${process.getuid!()}.`,
    );
  });

  it('says which version created the data, when it is another', async () => {
    writeFileSync(join(folder, 'cluster', 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toThrow(/was created by PostgreSQL 15; this is 18/);
  });

  it('says why a folder cannot be used', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    chmodSync(file, 0o600);
    await expect(start(join(file, 'data'))).rejects.toThrow(/The data folder .* cannot be used/);
  });
});
