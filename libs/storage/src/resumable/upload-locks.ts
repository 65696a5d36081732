import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/server';
import pg from 'pg';
import { CONFIGURATION, type Configuration } from '#config';

const channel = 'upload_wanted';
/** How long a request waits for another to let go of its upload. */
const patienceMs = 20_000;
const glanceMs = 100;
const askEveryMs = 1_000;

interface Claim {
  /** False while the database is still asked. */
  held: boolean;
  release: RequestRelease;
}

/**
 * Lets one request at a time, of all replicas of the API, work on an upload. A request that finds its upload taken asks
 * for it by NOTIFY: the other is mostly a connection that died without a word, and lets go after a moment.
 *
 * The locks are advisory locks of one session, apart from the pool by which requests are served: an upload holds its
 * lock for as long as its bytes take, and one connection each would use up any pool. The session's locks are this
 * process's; within it, who holds what is known here.
 */
@Injectable()
export class UploadLocks implements Locker, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger('uploads');
  private readonly claims = new Map<string, Claim>();
  private session: Promise<pg.Client> | null = null;
  private lastAnswer: Promise<unknown> = Promise.resolve();

  constructor(@Inject(CONFIGURATION) private readonly configuration: Pick<Configuration, 'databaseUrl'>) {}

  newLock(id: string): Lock {
    return { lock: (signal, release) => this.take(id, signal, release), unlock: () => this.release(id) };
  }

  /** Does the work unless someone has the upload in hand; answers whether it did. */
  async ifFree(id: string, work: () => Promise<void>): Promise<boolean> {
    if (!(await this.tryToTake(id, () => {}))) return false;
    try {
      await work();
      return true;
    } finally {
      await this.release(id);
    }
  }

  /** Uploads would hold up the shutdown for as long as they take. They go on where they were with the next process. */
  beforeApplicationShutdown(): void {
    this.askAllToLetGo();
  }

  async onApplicationShutdown(): Promise<void> {
    const session = await this.session?.catch(() => null);
    await session?.end();
  }

  private async take(id: string, signal: AbortSignal, release: RequestRelease): Promise<void> {
    const begun = performance.now();
    let askAgainAt = begun;
    while (!(await this.tryToTake(id, release))) {
      const now = performance.now();
      if (signal.aborted || now - begun > patienceMs) throw ERRORS.ERR_LOCK_TIMEOUT;
      if (now >= askAgainAt) {
        askAgainAt = now + askEveryMs;
        await this.ask('SELECT pg_notify($1, $2)', [channel, id]);
      }
      await pause(glanceMs);
    }
  }

  private async tryToTake(id: string, release: RequestRelease): Promise<boolean> {
    if (this.claims.has(id)) return false;
    // Claimed before the database is asked: to one session it would give the same lock twice.
    const claim: Claim = { held: false, release };
    this.claims.set(id, claim);
    try {
      const [answer] = await this.ask<{ taken: boolean }>(
        'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken',
        [nameOf(id)],
      );
      claim.held = answer!.taken;
    } finally {
      if (!claim.held) this.claims.delete(id);
    }
    return claim.held;
  }

  private async release(id: string): Promise<void> {
    try {
      if (this.session !== null) await this.ask('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [nameOf(id)]);
    } catch {
      // The session is gone, and its locks with it.
    } finally {
      this.claims.delete(id);
    }
  }

  /** One question after the other, as a session takes them. */
  private ask<Row extends pg.QueryResultRow>(sql: string, values: string[]): Promise<Row[]> {
    const answer = this.lastAnswer.then(async () => {
      const session = await this.connected();
      try {
        return (await session.query<Row>(sql, values)).rows;
      } catch (error) {
        // What it holds after a question without an answer nobody knows.
        void session.end().catch(() => {});
        throw error;
      }
    });
    this.lastAnswer = answer.catch(() => {});
    return answer;
  }

  private connected(): Promise<pg.Client> {
    if (this.session !== null) return this.session;
    const session = this.connect();
    this.session = session;
    session.catch(() => {
      if (this.session === session) this.session = null;
    });
    return session;
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.configuration.databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
      application_name: 'laurel-uploads',
    });
    client.on('error', (error) =>
      this.logger.warn(`The session that holds the locks of uploads is lost: ${error.message}`),
    );
    client.on('end', () => {
      // Others may now take the same uploads: who has one here is to stop writing.
      this.session = null;
      this.askAllToLetGo();
    });
    client.on('notification', ({ payload = '' }) => this.askToLetGo(this.claims.get(payload)));
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    return client;
  }

  private askAllToLetGo(): void {
    for (const claim of this.claims.values()) this.askToLetGo(claim);
  }

  private askToLetGo(claim: Claim | undefined): void {
    if (claim?.held) void claim.release();
  }
}

function nameOf(id: string): string {
  return `upload ${id}`;
}
