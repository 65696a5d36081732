import { DataSource } from 'typeorm';
import { DatabaseClock } from '#database';
import { Sweep, type Sweeper } from '#jobs';
import { CarryOutErasure } from './carry-out-erasure.js';

/** Carries out the erasures that are due. */
@Sweep({ name: 'carry-out-erasures', everySeconds: 60 })
export class CarryOutErasuresSweep implements Sweeper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: DatabaseClock,
    private readonly carryOut: CarryOutErasure,
  ) {}

  async sweep(): Promise<number> {
    const due = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM erasure WHERE state = 'due' OR (state = 'requested' AND confirmed_at IS NOT NULL AND due_at <= $1)
        ORDER BY due_at LIMIT 20`,
      [await this.clock.now()],
    );
    let done = 0;
    for (const { id } of due) done += (await this.carryOut.run({ erasureId: id })) ? 1 : 0;
    return done;
  }
}
