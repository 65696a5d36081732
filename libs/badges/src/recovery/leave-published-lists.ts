import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Transactor } from '#database';
import { ProgramQueries } from '#programs';
import { StatusList } from '../standing/status-list.entity.js';
import { StatusPlaces } from '../standing/status-places.js';

export interface ListsLeft {
  /** The numbers of the lists in which no more places are given. */
  closed: number[];
  /** The numbers of the lists in which the next badges get their places, one for each program. */
  opened: number[];
}

/**
 * After a restore: no badge gets a place that a badge could have that was issued after the backup. Every list is
 * signed again at its next request, so that the lists in circulation are replaced.
 */
@Injectable()
export class LeavePublishedLists {
  constructor(
    private readonly transactor: Transactor,
    private readonly programs: ProgramQueries,
    private readonly places: StatusPlaces,
  ) {}

  async run(): Promise<ListsLeft> {
    const programIds = (await this.programs.all()).map(({ id }) => id);
    return this.transactor.run(async (tx) => {
      await this.places.queue(tx);
      const open = await tx.find(StatusList, { where: { closedAt: IsNull() }, order: { number: 'ASC' } });
      await tx.query('UPDATE status_list SET revision = revision + 1');
      return { closed: open.map(({ number }) => number), opened: await this.places.leaveForNew(tx, programIds) };
    });
  }
}
