import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/**
 * The clock of the database. It decides whether a request was on time, because all API replicas share it.
 */
export abstract class DatabaseClock {
  /** The current instant. Pass the transaction when there is one. */
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
