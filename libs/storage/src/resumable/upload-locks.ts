import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/server';
import pg from 'pg';
import { CONFIGURATION, type Configuration } from '#config';

const channel = 'upload_wanted';
/** How long a request waits for another request to release the upload. */
const patienceMs = 20_000;
const glanceMs = 100;
const askEveryMs = 1_000;

interface Claim {
  /** False until the database has answered. */
  held: boolean;
  release: RequestRelease;
}

/**
 * Lets one request at a time work on an upload, across all replicas of the API. A request that finds its upload locked
 * asks for it with NOTIFY. Usually the other request is a dead connection, and releases the lock after a moment.
 *
 * The locks are advisory locks of one session outside the pool. An upload holds its lock until its bytes have arrived, so
 * one pool connection for each upload would use up the pool. The session holds the locks of the whole process. This class
 * knows which request holds which lock.
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

  /** Does the work unless another request holds the upload. Returns whether it did. */
  async ifFree(id: string, work: () => Promise<void>): Promise<boolean> {
    if (!(await this.tryToTake(id, () => {}))) return false;
    try {
      await work();
      return true;
    } finally {
      await this.release(id);
    }
  }

  /** Uploads would delay the shutdown. They continue with the next process. */
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
    // Claimed before the database is asked, because it would give one session the same lock twice.
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

  /** One query at a time, as a session needs. */
  private ask<Row extends pg.QueryResultRow>(sql: string, values: string[]): Promise<Row[]> {
    const answer = this.lastAnswer.then(async () => {
      const session = await this.connected();
      try {
        return (await session.query<Row>(sql, values)).rows;
      } catch (error) {
        // After an unanswered query nobody knows which locks the session holds.
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
    client.on('error', (error) => this.logger.warn(`The session with the upload locks is lost: ${error.message}`));
    client.on('end', () => {
      // Other replicas can now lock the same uploads, so requests here must stop writing.
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
