import { Injectable } from '@nestjs/common';
import { Transactor, type Tx } from '#database';
import type { SweepOptions } from './sweep.decorator.js';

/** A success is noted once in this many milliseconds, however often a sweep runs. */
const quiet = 15_000;
const longestError = 2000;

/** Notes when each sweep last succeeded and failed, so that a late one is seen. */
@Injectable()
export class SweepRecord {
  private readonly notedAt = new Map<string, number>();

  constructor(private readonly transactor: Transactor) {}

  /** Forgets sweeps of earlier releases: nobody runs them any more. */
  async keepOnly(names: readonly string[]): Promise<void> {
    await this.transactor.run((tx) => tx.query('DELETE FROM sweep_run WHERE name <> ALL ($1::text[])', [names]));
  }

  async succeeded(sweep: SweepOptions): Promise<void> {
    const now = performance.now();
    if (now - (this.notedAt.get(sweep.name) ?? -quiet) < quiet) return;
    this.notedAt.set(sweep.name, now);
    await this.transactor.run((tx) => note(tx, sweep, 'succeeded_at = clock_timestamp()', null));
  }

  async failed(sweep: SweepOptions, error: unknown): Promise<void> {
    this.notedAt.delete(sweep.name);
    const words = (error instanceof Error ? error.message : String(error)).replaceAll('\0', '').slice(0, longestError);
    await this.transactor.run((tx) => note(tx, sweep, 'failed_at = clock_timestamp(), last_error = $3', words));
  }
}

async function note(
  tx: Tx,
  { name, everySeconds }: SweepOptions,
  changes: string,
  error: string | null,
): Promise<void> {
  await tx.query(
    `INSERT INTO sweep_run (name, every_seconds, succeeded_at, failed_at, last_error)
     VALUES ($1, $2, CASE WHEN $3::text IS NULL THEN clock_timestamp() END, CASE WHEN $3::text IS NOT NULL THEN clock_timestamp() END, $3)
     ON CONFLICT (name) DO UPDATE SET every_seconds = excluded.every_seconds, ${changes}`,
    [name, everySeconds, error],
  );
}
