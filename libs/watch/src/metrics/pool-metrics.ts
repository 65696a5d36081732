import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { type Histogram, Metrics } from './metrics.js';

/** The connections to the database of this process: how many work, how many wait, and how long they waited. */
@Injectable()
export class PoolMetrics {
  constructor(dataSource: DataSource, metrics: Metrics) {
    const { master: pool } = dataSource.driver as unknown as { master: Pool };
    metrics.gauge('laurel_pool_connections', { help: 'Connections to the database, by what they do' }, () => [
      { value: pool.totalCount - pool.idleCount, labels: { state: 'in_use' } },
      { value: pool.idleCount, labels: { state: 'idle' } },
    ]);
    metrics.gauge(
      'laurel_pool_waiting',
      { help: 'Pieces of work that wait for a connection' },
      () => pool.waitingCount,
    );
    metrics.gauge('laurel_pool_size', { help: 'The maximum number of connections' }, () => pool.options.max);
    const waits = metrics.histogram('laurel_pool_wait_seconds', {
      help: 'How long work waited for a connection to the database',
      bounds: [0.001, 0.01, 0.1, 0.5, 1, 5],
    });
    measureWaits(pool, waits);
  }
}

type Callback = (...given: unknown[]) => void;

/** TypeORM takes its connections by `connect`, with a callback. pg itself calls it without one. */
function measureWaits(pool: Pool, waits: Histogram): void {
  const connect = pool.connect.bind(pool) as (callback?: Callback) => unknown;
  const measured = (callback?: Callback): unknown => {
    const begun = performance.now();
    const seconds = () => (performance.now() - begun) / 1000;
    if (callback === undefined) return (connect() as Promise<unknown>).finally(() => waits.record(seconds()));
    return connect((...given) => {
      waits.record(seconds());
      callback(...given);
    });
  };
  pool.connect = measured as typeof pool.connect;
}
