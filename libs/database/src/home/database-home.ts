import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIGURATION, type Configuration } from '#config';
import { DomainError } from '#kernel';
import { Transactor, type Tx } from '../transactor.js';
import { type Home, type NotedHome, signsOfRestore } from './signs-of-restore.policy.js';

/** A transaction id as a row keeps it has 32 bits. */
const wrapsAt = '4294967296';

/**
 * Knows whether this database is the one that Laurel last worked with, or a copy restored from a backup (ADR 27). What
 * happened after the backup is missing in a copy, though others have it: places in the status lists, emails.
 */
@Injectable()
export class DatabaseHome implements OnApplicationBootstrap {
  private readonly said: string | null;
  private mayAsk?: boolean;

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    @Inject(CONFIGURATION) { databaseRestored }: Configuration,
  ) {
    this.said = databaseRestored ?? null;
  }

  /** Why this seems to be a restored copy, in words. Empty at home, and in a database that nothing was noted in yet. */
  async signs(manager: EntityManager = this.dataSource.manager): Promise<string[]> {
    const [found] = await manager.query<(NotedHome & Present)[]>(
      `SELECT system_identifier AS "systemIdentifier", timeline::text AS timeline, database_oid::text AS "databaseOid", said,
              xmin::text::bigint = written_by % ${wrapsAt} AS "isOriginalRow", ${await this.presentColumns(manager)}
         FROM database_home`,
    );
    return found === undefined ? [] : signsOfRestore(found, this.homeOf(found));
  }

  /**
   * Refuses to go on in a restored copy, until the operator has run `after-restore`.
   * @throws DomainError `database.restored` (503)
   */
  async refuseACopy(tx: Tx): Promise<void> {
    const signs = await this.signs(tx);
    if (signs.length > 0) throw new DomainError('unavailable', 'database.restored', waitingWords, { retryAfter: 600 });
  }

  /** Notes that this copy is the one that Laurel works with from now on. */
  async note(tx: Tx, { unlessNoted = false } = {}): Promise<void> {
    const { systemIdentifier, timeline, databaseOid, said } = await this.present(tx);
    await tx.query(
      `INSERT INTO database_home (system_identifier, timeline, database_oid, written_by, said, noted_at)
       VALUES ($1, $2, $3, pg_current_xact_id()::text::bigint, $4, clock_timestamp())
       ON CONFLICT (only_row) ${
         unlessNoted
           ? 'DO NOTHING'
           : `DO UPDATE SET system_identifier = excluded.system_identifier, timeline = excluded.timeline,
                            database_oid = excluded.database_oid, written_by = excluded.written_by,
                            said = coalesce(excluded.said, database_home.said), noted_at = excluded.noted_at`
       }`,
      [systemIdentifier, timeline, databaseOid, said],
    );
  }

  /** Notes a new database. Says in the log when this one was restored. */
  async onApplicationBootstrap(): Promise<void> {
    await this.transactor.run((tx) => this.note(tx, { unlessNoted: true }));
    const signs = await this.signs();
    if (signs.length > 0)
      new Logger('database').error(`This database was restored from a backup: ${signs.join('; ')}. ${waitingWords}`);
  }

  private async present(manager: EntityManager): Promise<Home> {
    const [present] = await manager.query<Present[]>(`SELECT ${await this.presentColumns(manager)}`);
    return this.homeOf(present!);
  }

  private homeOf({ presentSystem, presentTimeline, presentOid }: Present): Home {
    return {
      systemIdentifier: presentSystem,
      timeline: presentTimeline,
      databaseOid: presentOid,
      said: this.said,
    };
  }

  /** Some providers hide the control data. A function that may not be called fails the whole question. */
  private async presentColumns(manager: EntityManager): Promise<string> {
    this.mayAsk ??= (
      await manager.query<{ mayAsk: boolean }[]>(
        `SELECT has_function_privilege('pg_control_system()', 'EXECUTE')
                  AND has_function_privilege('pg_control_checkpoint()', 'EXECUTE') AS "mayAsk"`,
      )
    )[0]!.mayAsk;
    const ask = (what: string) => (this.mayAsk ? `(SELECT ${what})` : 'NULL::text');
    return `${ask('system_identifier::text FROM pg_control_system()')} AS "presentSystem",
            ${ask('timeline_id::text FROM pg_control_checkpoint()')} AS "presentTimeline",
            (SELECT oid::text FROM pg_database WHERE datname = current_database()) AS "presentOid"`;
  }
}

interface Present {
  presentSystem: string | null;
  presentTimeline: string | null;
  presentOid: string;
}

const waitingWords =
  'Laurel was restored from a backup, so no badges are issued until an operator has run after-restore. Nothing else waits.';
