import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createDataSource } from '#database';
import { type Postgres, startPostgres } from '#embedded-postgres';
import { migrations } from '#migrations';
import { freePort } from './ports.js';

/** The database that every stage copies: `startLaurel` looks for this name. */
const template = 'laurel_template';

/** A PostgreSQL with durable commits, which a drill can restart or stop. */
export class DrilledPostgresql {
  private constructor(
    private server: Postgres,
    private readonly dataFolder: string,
    private readonly port: number,
  ) {}

  static async start(dataFolder: string): Promise<DrilledPostgresql> {
    const port = await freePort();
    const server = await startPostgres({ dataFolder, port, database: template });
    const migrated = await createDataSource({ url: server.url, entities: [], migrations }).initialize();
    await migrated.runMigrations();
    await migrated.destroy();
    return new DrilledPostgresql(server, dataFolder, port);
  }

  get url(): string {
    return this.server.url;
  }

  /** Stops it as a package upgrade does: everybody's connections end. Resolves when it takes connections again. */
  async restart(downFor: () => Promise<unknown> = async () => {}): Promise<void> {
    await this.server.stop();
    await downFor();
    this.server = await startPostgres({ dataFolder: this.dataFolder, port: this.port, database: template });
  }

  /** PostgreSQL ends when it cannot write its log. Returns whether it had. */
  async startAgainIfEnded(): Promise<boolean> {
    const ended = await Promise.race([this.server.exited.then(() => true), pause(1_000, false)]);
    if (ended) await this.restart();
    return ended;
  }

  /** Freezes the server and all its connections (SIGSTOP): it neither answers nor refuses. */
  freeze(): void {
    for (const pid of this.processes()) process.kill(pid, 'SIGSTOP');
  }

  thaw(): void {
    for (const pid of this.processes()) process.kill(pid, 'SIGCONT');
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  /** The postmaster first, so that it starts no new process meanwhile. */
  private processes(): number[] {
    const postmaster = Number(readFileSync(join(this.dataFolder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);
    return [postmaster, ...childrenOf(postmaster)];
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[1]);
  } catch {
    return null; // it has ended meanwhile
  }
}
