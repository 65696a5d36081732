import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { Semaphore, type SemaphoreInterface, withTimeout } from 'async-mutex';
import { DataSource, type EntityManager, QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { DomainError } from '#kernel';

declare const openTransaction: unique symbol;

/** An entity manager inside an open transaction. Code that writes asks for it, so that nothing writes outside. */
export type Tx = EntityManager & { readonly [openTransaction]: true };

/** PostgreSQL aborted this transaction so that others can continue: deadlock, serialization failure. */
const givenUp = new Set(['40P01', '40001']);
const mostTries = 4;
/** How many of the pool's connections transactions may have. */
const shareForTransactions = 0.75;

/** Opens the one transaction of an operation. Nothing outside PostgreSQL may change inside it. */
@Injectable()
export class Transactor {
  /** Transactions wait here, so that they never take every connection: reading goes on while many wait for a row. */
  private readonly places: SemaphoreInterface;
  private readonly confirming = new AsyncLocalStorage<(tx: Tx) => Promise<void>>();

  constructor(private readonly dataSource: DataSource) {
    const { poolSize = 10, extra } = dataSource.options as PostgresDataSourceOptions;
    const { connectionTimeoutMillis = 30_000 } = (extra ?? {}) as { connectionTimeoutMillis?: number };
    const places = Math.max(1, Math.floor(poolSize * shareForTransactions));
    this.places = withTimeout(new Semaphore(places), connectionTimeoutMillis, tooBusy());
  }

  /**
   * Runs `work`, in which every transaction also runs `confirm` just before it commits. When `confirm` throws, nothing
   * of the transaction is kept.
   */
  confirmed<Result>(confirm: (tx: Tx) => Promise<void>, work: () => Result): Result {
    return this.confirming.run(confirm, work);
  }

  /**
   * Runs `work` whose transactions carry out nothing of the request, such as the check of a draft: they can be repeated,
   * so none of them is confirmed.
   */
  unconfirmed<Result>(work: () => Result): Result {
    return this.confirming.exit(work);
  }

  /**
   * Runs `work` in a transaction: commits when it returns, rolls back when it throws. When PostgreSQL aborts it in favor of
   * another transaction, `work` runs again from its beginning, so it must change nothing but the database.
   * @throws DomainError `server.busy` (503) when no connection was free for too long.
   */
  run<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.places.runExclusive(() => this.untilDone(work));
  }

  private async untilDone<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.once(work);
      } catch (error) {
        if (tries === mostTries || !wasGivenUp(error)) throw error;
      }
    }
  }

  /** @throws Error `Connection terminated …` when the connection was lost, whatever the driver says then. */
  private async once<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    let lost = false;
    try {
      return await this.dataSource.transaction(async (manager) => {
        const tx = manager as Tx;
        try {
          const result = await work(tx);
          await this.confirming.getStore()?.(tx);
          return result;
        } finally {
          // Until the commit, nothing but the loss of its connection releases the runner of a transaction.
          lost = tx.queryRunner!.isReleased;
        }
      });
    } catch (error) {
      if (!lost && !(error instanceof QueryRunnerAlreadyReleasedError)) throw error;
      throw new Error('Connection terminated during a transaction', { cause: error });
    }
  }
}

function wasGivenUp(error: unknown): boolean {
  return error instanceof QueryFailedError && givenUp.has((error.driverError as { code?: string }).code ?? '');
}

function tooBusy(): DomainError {
  return new DomainError(
    'unavailable',
    'server.busy',
    'Laurel is busy right now. Your change was not saved. Try again in a moment.',
    { retryAfter: 5 },
  );
}
