import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/**
 * The database's clock: the one that says whether a request was in time,
 * because every API replica shares it.
 */
export abstract class DatabaseClock {
  /** The instant now, by the database. Takes the transaction where there is one. */
  abstract now(manager?: EntityManager): Promise<Date>;
}

@Injectable()
export class PostgresClock extends DatabaseClock {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async now(manager: EntityManager = this.dataSource.manager): Promise<Date> {
    const [row] = await manager.query<{ now: Date }[]>('SELECT clock_timestamp() AS now');
    return row!.now;
  }
}
