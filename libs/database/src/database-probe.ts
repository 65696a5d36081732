import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { CONFIGURATION, type Configuration } from '#config';

/** How long the database may take to answer before it counts as not responding. */
const answersWithinMs = 900;

/**
 * Asks whether the database answers, on a connection of its own: an answer within a second, also when every other
 * connection is in use, and when PostgreSQL is stopped.
 */
@Injectable()
export class DatabaseProbe implements OnApplicationShutdown {
  private readonly pool: pg.Pool;

  constructor(@Inject(CONFIGURATION) { databaseUrl }: Configuration) {
    this.pool = new pg.Pool({
      connectionString: databaseUrl,
      application_name: 'laurel-probe',
      max: 1,
      connectionTimeoutMillis: answersWithinMs,
      query_timeout: answersWithinMs,
    });
    this.pool.on('error', () => {}); // an idle connection that was lost; the next question opens another
  }

  async answers(): Promise<boolean> {
    try {
      const client = await this.pool.connect();
      const answered = await client.query('SELECT 1').then(
        () => true,
        () => false,
      );
      client.release(!answered);
      return answered;
    } catch {
      return false;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
