import { DataSource } from 'typeorm';
import { DatabaseClock, Transactor, type Tx } from '#database';
import { Sweep, type Sweeper } from '#jobs';
import { ArtifactStore } from '#storage';
import { DataExports } from './data-exports.js';
import { keyOf } from './export-key.policy.js';

/** Removes the files of exports whose days are over. */
@Sweep({ name: 'remove-exports', everySeconds: 600 })
export class RemoveExportsSweep implements Sweeper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly exports: DataExports,
    private readonly store: ArtifactStore,
    private readonly clock: DatabaseClock,
  ) {}

  async sweep(): Promise<number> {
    const over = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM data_export WHERE state = 'ready' AND expires_at <= $1 ORDER BY expires_at LIMIT 50`,
      [await this.clock.now()],
    );
    let removed = 0;
    for (const { id } of over) {
      await this.store.remove(keyOf(id));
      removed += await this.transactor.run((tx) => this.settle(tx, id));
    }
    return removed;
  }

  /** Another worker may have been faster, or an erasure. */
  private async settle(tx: Tx, id: string): Promise<number> {
    const [ready] = await tx.query<unknown[]>(
      `SELECT 1 FROM data_export WHERE id = $1 AND state = 'ready' FOR NO KEY UPDATE SKIP LOCKED`,
      [id],
    );
    if (ready === undefined) return 0;
    await this.exports.move(tx, id, 'remove');
    return 1;
  }
}
