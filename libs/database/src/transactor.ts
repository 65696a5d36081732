import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';

declare const openTransaction: unique symbol;

/** An entity manager inside an open transaction. Whatever writes asks for one, so that nothing writes outside. */
export type Tx = EntityManager & { readonly [openTransaction]: true };

/** PostgreSQL gave one of several transactions up so that the others could go on: deadlock, serialization failure. */
const givenUp = new Set(['40P01', '40001']);
const mostTries = 4;

/** Opens the one transaction that an operation has. Nothing outside PostgreSQL is touched inside it. */
@Injectable()
export class Transactor {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in a transaction: commits what it returns, rolls back what it throws. A transaction that PostgreSQL
   * gave up in favor of another is run again from its beginning, so `work` changes nothing but the database.
   */
  async run<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.dataSource.transaction((manager) => work(manager as Tx));
      } catch (error) {
        if (tries === mostTries || !wasGivenUp(error)) throw error;
      }
    }
  }
}

function wasGivenUp(error: unknown): boolean {
  return error instanceof QueryFailedError && givenUp.has((error.driverError as { code?: string }).code ?? '');
}
