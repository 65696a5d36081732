import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Skipped } from '../drill.js';
import { freePort } from './ports.js';

const shelf = '/usr/lib/postgresql';
const oldest = 15;

/** A cluster of Debian's PostgreSQL, as its package makes one. */
export class DebianPostgresql {
  private constructor(
    readonly version: number,
    private readonly folder: string,
    readonly port: number,
  ) {}

  /** @throws Skipped when the package is not installed, or when this account may not use it. */
  static async start(scratch: string): Promise<DebianPostgresql> {
    const versions = existsSync(shelf) ? readdirSync(shelf).map(Number) : [];
    const version = Math.min(...versions.filter((number) => number >= oldest));
    if (!Number.isFinite(version)) throw new Skipped("It needs Debian's PostgreSQL: apt-get install postgresql");
    const folder = join(scratch, 'debian-postgresql');
    mkdirSync(folder);
    const { uid, gid } = account();
    chownSync(folder, uid, gid);
    const postgresql = new DebianPostgresql(version, folder, await freePort());
    postgresql.run('initdb', '-D', join(folder, 'data'), '--username=postgres', '--auth=trust', '--encoding=UTF8');
    postgresql.ctl('start');
    return postgresql;
  }

  /** As its superuser: `sudo -u postgres psql`. */
  async query(...statements: string[]): Promise<void> {
    const client = new pg.Client({ host: '127.0.0.1', port: this.port, user: 'postgres', database: 'postgres' });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }

  restart(): void {
    this.ctl('restart');
  }

  stop(): void {
    this.ctl('stop', '-m', 'immediate');
  }

  /** Runs one of its programs, such as `pg_dump`. */
  run(program: string, ...parameters: string[]): void {
    const options: ExecFileSyncOptions = { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], ...account() };
    execFileSync(join(shelf, String(this.version), 'bin', program), parameters, options);
  }

  private ctl(command: string, ...more: string[]): void {
    const settings = `-p ${this.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`;
    const log = join(this.folder, 'log');
    this.run('pg_ctl', command, '-w', '-D', join(this.folder, 'data'), '-l', log, '-o', settings, ...more);
  }
}

/** PostgreSQL does not run as root: then it is the account that its package made. */
function account(): { uid: number; gid: number } {
  if (process.getuid?.() !== 0) return { uid: process.getuid!(), gid: process.getgid!() };
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
