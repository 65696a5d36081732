import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

declare const openTransaction: unique symbol;

/** An entity manager inside an open transaction. Whatever writes asks for one, so that nothing writes outside. */
export type Tx = EntityManager & { readonly [openTransaction]: true };

/** Opens the one transaction that an operation has. Nothing outside PostgreSQL is touched inside it. */
@Injectable()
export class Transactor {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` in a transaction: commits what it returns, rolls back what it throws. */
  run<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction((manager) => work(manager as Tx));
  }
}
