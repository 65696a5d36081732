import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { CONFIGURATION, type Configuration } from '#config';

const answersWithinMs = 1500;
const freshMs = 5000;

interface Read {
  at: number;
  rows: Promise<unknown[]>;
}

/**
 * Reads what checks and metrics show, on a connection of its own: it also answers while every other connection is in
 * use. One reading serves everybody for five seconds.
 */
@Injectable()
export class WatchDatabase implements OnApplicationShutdown {
  private readonly pool: pg.Pool;
  private readonly reads = new Map<string, Read>();

  constructor(@Inject(CONFIGURATION) { databaseUrl }: Configuration) {
    this.pool = new pg.Pool({
      connectionString: databaseUrl,
      application_name: 'laurel-watch',
      max: 1,
      connectionTimeoutMillis: answersWithinMs,
      query_timeout: answersWithinMs,
      statement_timeout: answersWithinMs,
      idleTimeoutMillis: 60_000,
      allowExitOnIdle: true,
    });
    this.pool.on('error', () => {}); // an idle connection that was lost; the next reading opens another
  }

  /** The rows of a query that is cheap and reads an index. They are at most five seconds old. */
  async read<Row>(sql: string): Promise<Row[]> {
    const known = this.reads.get(sql);
    if (known !== undefined && performance.now() - known.at < freshMs) return known.rows as Promise<Row[]>;
    const rows = this.pool.query(sql).then((result) => result.rows as unknown[]);
    this.reads.set(sql, { at: performance.now(), rows });
    rows.catch(() => this.reads.delete(sql)); // a failure is not kept
    return rows as Promise<Row[]>;
  }

  /** Reads from now on what is true now. For tests. */
  forget(): void {
    this.reads.clear();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
