import type { EntityManager, EntityTarget, FindOptionsWhere, QueryDeepPartialEntity } from 'typeorm';
import { IsNull, Not } from 'typeorm';
import type { Scheduled, Tx } from '#database';

const longestError = 2000;

export interface Failure {
  error: string;
  at: Date;
  /** Null: it is given up. */
  retryAt: Date | null;
  /** Whether the attempt counts. One that only found that it has to wait does not. */
  counts?: boolean;
}

/**
 * Writes the schedule of deliveries and tasks. PostgreSQL is the source of truth for them; the queue only has copies.
 */
export abstract class ScheduledRepository<
  Row extends Scheduled,
  Key extends object,
  Begun extends { attempt: number },
> {
  /** `unfinished`: what else is true of a row that is still to be done. */
  protected constructor(
    private readonly entity: EntityTarget<Row>,
    private readonly unfinished: FindOptionsWhere<Row> = {},
  ) {}

  /** Counts one more attempt. Returns its number and the work, or null when nothing is left to do. */
  abstract begin(tx: Tx, key: Key): Promise<Begun | null>;

  /** Settles work that is done. */
  abstract complete(tx: Tx, key: Key, at: Date): Promise<void>;

  /** Postpones failed work to `retryAt`, or gives it up. */
  async fail(tx: Tx, key: Key, { error, at, retryAt, counts = true }: Failure): Promise<void> {
    const lastError = error.replaceAll('\0', '').slice(0, longestError);
    const outcome = retryAt === null ? { failedAt: at, lastError } : { dueAt: retryAt, lastError };
    const uncounted = counts ? {} : { attempts: () => 'attempts - 1' };
    await tx.update(this.entity, { ...this.unfinished, ...key } as FindOptionsWhere<Row>, {
      ...set<Row>(outcome),
      ...uncounted,
    });
  }

  async report(tx: Tx, key: Key, done: number, total: number): Promise<void> {
    const progress = { progressDone: done, progressTotal: total };
    await tx.update(this.entity, key as FindOptionsWhere<Row>, set<Row>(progress));
  }

  /** Has given-up work tried again from its first attempt. Returns false when it was not given up. */
  async retry(tx: Tx, key: Key, at: Date): Promise<boolean> {
    const givenUp = { ...key, failedAt: Not(IsNull()) } as unknown as FindOptionsWhere<Row>;
    const { affected } = await tx.update(this.entity, givenUp, set<Row>({ failedAt: null, attempts: 0, dueAt: at }));
    return affected === 1;
  }

  exists(manager: EntityManager, key: Key): Promise<boolean> {
    return manager.existsBy(this.entity, key as FindOptionsWhere<Row>);
  }
}

function set<Row>(changes: Partial<Scheduled>): QueryDeepPartialEntity<Row> {
  return changes as QueryDeepPartialEntity<Row>;
}
