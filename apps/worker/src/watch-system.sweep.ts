import { ClockWatch, Transactor } from '#database';
import { Sweep, type Sweeper } from '#jobs';
import { Ids } from '#kernel';
import { SystemConditions } from '#watch';

/** Says that this worker runs, and remembers since when each part of Laurel has been as it is. */
@Sweep({ name: 'watch-system', everySeconds: 15 })
export class WatchSystem implements Sweeper {
  private readonly workerId: string;

  constructor(
    private readonly transactor: Transactor,
    private readonly clock: ClockWatch,
    private readonly conditions: SystemConditions,
    ids: Ids,
  ) {
    this.workerId = ids.next();
  }

  async sweep(): Promise<number> {
    await this.transactor.run(async (tx) => {
      await tx.query(
        `INSERT INTO worker_report (worker_id, seen_at, clock_offset_seconds) VALUES ($1, clock_timestamp(), $2)
         ON CONFLICT (worker_id) DO UPDATE SET seen_at = excluded.seen_at, clock_offset_seconds = excluded.clock_offset_seconds`,
        [this.workerId, this.clock.offsetSeconds],
      );
      await tx.query(`DELETE FROM worker_report WHERE seen_at < clock_timestamp() - interval '1 day'`);
    });
    await this.conditions.look();
    return 0;
  }
}
